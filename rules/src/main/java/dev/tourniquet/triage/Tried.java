package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Set;

/**
 * What was done or only tried? For rules to which a refused call tells as much as one that took effect: that someone
 * wants to leave the organization, or works with a tool of attackers.
 */
final class Tried implements Question {

  private final Condition condition = new Condition();

  @Override
  public String name() {
    return "tried";
  }

  @Override
  public Answer ask(Case c) {
    if (!c.effective().isEmpty()) {
      return condition.ask(c);
    }
    List<String> operations =
        c.triggers().stream().map(Event::operation).distinct().sorted().toList();
    return new Answer(
        "%s: %s tried %s, %s in all, last at %s. Every call was refused, and tells as much."
            .formatted(
                c.rule().title(),
                c.callerName(),
                Words.list(operations),
                Words.count(c.file().trigger().total(), "time"),
                Words.time(c.time())),
        Reading.MAYBE,
        Set.of(Weight.CONDITION, Weight.TRIED),
        c.evidence(),
        List.of());
  }
}
