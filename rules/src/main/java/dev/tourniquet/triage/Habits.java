package dev.tourniquet.triage;

import dev.tourniquet.baseline.Cadence;
import dev.tourniquet.baseline.Dormancy;
import dev.tourniquet.baseline.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an identity is like: a machine or a person, awake or asleep, old or just made. */
final class Habits {

  /** One thing that differs may be chance, such as an update of a program. */
  private static final int MIN_BREAKS = 2;

  private Habits() {}

  /** The answer with what the identity's habits add to it. */
  static Answer added(Answer answer, Case c) {
    List<String> text = new ArrayList<>(List.of(answer.text()));
    List<String> gaps = new ArrayList<>(answer.gaps());
    Set<Weight> weights = EnumSet.copyOf(answer.weights());
    Cadence cadence = c.cadence();
    if (cadence.kind() == Cadence.Kind.INSUFFICIENT_HISTORY) {
      gaps.add(tooLittle(cadence));
    } else {
      text.add(text(cadence));
    }
    if (cadence.breaks().size() >= MIN_BREAKS) {
      weights.add(Weight.OFF_PATTERN);
    }
    Dormancy.of(c.background().history(), c.time()).ifPresent(slept -> {
      text.add("REAWAKENED: its last successful call before was on %s, %s of logs before."
          .formatted(slept.last(), Words.count(slept.coveredDays(), "day")));
      weights.add(Weight.REAWAKENED);
    });
    boolean raised = weights.size() > answer.weights().size();
    Answer habits = new Answer(
        String.join(" ", text),
        raised && answer.reading() != Reading.SICK ? Reading.MAYBE : answer.reading(),
        weights,
        answer.evidence(),
        gaps);
    return Ages.added(habits, c);
  }

  private static String text(Cadence cadence) {
    long holds = cadence.features().stream().filter(Feature::holds).count();
    List<String> names =
        cadence.features().stream().filter(Feature::holds).map(Feature::name).toList();
    String kind =
        switch (cadence.kind()) {
          case BATCH -> "It works like a batch job";
          case INTERACTIVE -> "It works like a person";
          case MIXED, INSUFFICIENT_HISTORY -> "It works partly like a batch job";
        };
    String breaks =
        cadence.breaks().isEmpty() ? "" : " This call came " + Words.list(cadence.breaks()) + ".";
    return "%s (%d of %d signs%s) in %s on %s.%s"
        .formatted(
            kind,
            holds,
            cadence.features().size(),
            names.isEmpty() ? "" : ": " + Words.list(names),
            Words.count(cadence.runs(), "run"),
            Words.count(cadence.activeDays(), "day"),
            breaks);
  }

  private static String tooLittle(Cadence cadence) {
    return "cadence: INSUFFICIENT_HISTORY: of this identity %s in %s on %s are held from before, and %s covered; %d active days or %d runs, and %d covered days, are needed to call it a batch job or a person"
        .formatted(
            Words.count(cadence.calls(), "call"),
            Words.count(cadence.runs(), "run"),
            Words.count(cadence.activeDays(), "day"),
            Words.count(cadence.coveredDays(), "day"),
            Cadence.MIN_ACTIVE_DAYS,
            Cadence.MIN_RUNS,
            Cadence.MIN_COVERED_DAYS);
  }
}
