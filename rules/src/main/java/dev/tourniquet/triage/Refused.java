package dev.tourniquet.triage;

import dev.tourniquet.baseline.HourCalls;
import dev.tourniquet.baseline.Refusals;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Outcome;
import java.util.List;
import java.util.Optional;

/** Was the caller refused as someone who tries doors is? */
final class Refused {

  /** So many different refused writes by one session are no slip of a finger. */
  private static final int DOORS = 3;

  private Refused() {}

  /** Several different writes that were refused to one session; needs no history. */
  static Optional<Clue> writes(List<Event> session) {
    List<Event> refused = session.stream()
        .filter(event -> !event.readOnly() && Outcome.of(event) == Outcome.DENIED)
        .toList();
    List<String> operations = refused.stream().map(Event::operation).distinct().toList();
    return operations.isEmpty()
        ? Optional.empty()
        : Optional.of(Clue.of(
            operations.size() >= DOORS ? Weight.PROBING : Weight.NOTE,
            "It was refused " + Words.list(operations) + ".",
            refused));
  }

  /** An unusual share of refusals in the hour before. */
  static Optional<Clue> share(Case c) {
    CallList calls = c.file().pivots().byIdentity();
    Optional<HourCalls> hour = c.file().pivots().hour();
    boolean isCut = hour.isEmpty() && calls.total() > calls.events().size();
    return Refusals.of(calls.events(), hour, c.background().history(), c.time())
        .map(found -> clue(found, isCut));
  }

  private static Clue clue(Refusals found, boolean isCut) {
    String hour = "%d of %d calls%s to %d operations in the hour before were refused"
        .formatted(
            found.hour().refused(),
            found.hour().calls(),
            isCut ? " held" : "",
            found.hour().operations());
    return switch (found.kind()) {
      case UNUSUAL ->
        Clue.of(
            Weight.PROBING,
            "PROBING: %s, where %d of %d were on %s before."
                .formatted(
                    hour,
                    found.refusedBefore(),
                    found.callsBefore(),
                    Words.count(found.activeDays(), "active day")),
            found.refused());
      case USUAL ->
        Clue.of(
            Weight.NOTE,
            "Refusals are ordinary for it: %s, and %d of %d before."
                .formatted(hour, found.refusedBefore(), found.callsBefore()),
            found.refused());
      case INSUFFICIENT_HISTORY ->
        new Clue(
            Words.sentence(hour) + ".",
            Weight.NOTE,
            found.refused().stream().map(Event::id).toList(),
            List.of(
                "probing: INSUFFICIENT_HISTORY: %s; of this identity %s from before are held, %d are needed to call that unusual for it"
                    .formatted(
                        hour,
                        Words.count(found.activeDays(), "active day"),
                        Refusals.MIN_ACTIVE_DAYS)));
    };
  }
}
