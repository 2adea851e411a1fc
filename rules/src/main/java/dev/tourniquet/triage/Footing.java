package dev.tourniquet.triage;

import dev.tourniquet.baseline.CoverageGap;
import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.Novelty;
import java.util.ArrayList;
import java.util.List;

/** Says whose history an answer about an address rests on, and where the logs have a hole beside the event. */
final class Footing {

  private Footing() {}

  /** The answer with both. */
  static Answer added(Answer answer, Case c) {
    List<String> gaps = new ArrayList<>(answer.gaps());
    CoverageGap.around(c.background().history(), c.time(), c.file().asOf()).stream()
        .map(gap -> gap.words(c.lead().account()))
        .forEach(gaps::add);
    return new Answer(
        answer.text() + whose(c), answer.reading(), answer.weights(), answer.evidence(), gaps);
  }

  private static String whose(Case c) {
    return c.ofActor().map(actor -> " " + whose(actor, c)).orElse("");
  }

  private static String whose(FirstSeen actor, Case c) {
    String name = c.caller().session().isEmpty() ? "the caller" : c.caller().session();
    if (!actor.isTold()) {
      return "Of %s alone only %s held before, so this is the history of the role, whoever used it."
          .formatted(
              name,
              Words.count(actor.activeDays(), "active day")
                  + (actor.activeDays() == 1 ? " is" : " are"));
    }
    FirstSeen role = c.ofRole();
    boolean others = actor.novelty() != Novelty.SEEN && role.novelty() == Novelty.SEEN;
    return "This is the history of %s alone; all who use the role were active on %s, in %s.%s"
        .formatted(
            name,
            Words.count(role.activeDays(), "day"),
            Words.count(role.networks(), "network"),
            others ? " Others in the role came from this address before." : "");
  }
}
