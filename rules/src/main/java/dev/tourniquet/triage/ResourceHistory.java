package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What else touched the resource, and was anything found on it before? */
final class ResourceHistory implements Question {

  @Override
  public String name() {
    return "resource-history";
  }

  @Override
  public Answer ask(Case c) {
    List<Event> writes = Stream.concat(
            c.triggers().stream(), c.file().pivots().onResource().events().stream())
        .filter(event -> !event.readOnly() && event.succeeded())
        .distinct()
        .toList();
    Set<String> callers = writes.stream()
        .map(event -> PrincipalName.of(event).name())
        .collect(Collectors.toCollection(TreeSet::new));
    String changes = writes.isEmpty()
        ? "No successful change of it is held."
        : "%s of it, by %s."
            .formatted(Words.count(writes.size(), "change"), Words.list(List.copyOf(callers)));
    List<Finding> earlier = c.background().earlier();
    String before = earlier.isEmpty()
        ? " Nothing else was found on it."
        : " Also found on it: "
            + Words.list(earlier.stream().map(one -> one.rule().title()).toList()) + ".";
    List<String> evidence =
        Stream.concat(c.triggers().stream(), writes.stream()).map(Event::id).toList();
    return earlier.isEmpty()
        ? new Answer(changes + before, Reading.UNKNOWN, Set.of(Weight.NOTE), evidence, gap(c))
        : Answer.maybe(Weight.NOTE, changes + before, evidence);
  }

  private static List<String> gap(Case c) {
    return List.of("resource history: nothing is known of %s before the first covered day"
        .formatted(c.resource().id()));
  }
}
