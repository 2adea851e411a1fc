package dev.tourniquet.triage;

import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.HourCalls;
import dev.tourniquet.baseline.Incident;
import dev.tourniquet.baseline.Refusals;
import dev.tourniquet.iam.SensitiveCalls;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Invocation;
import dev.tourniquet.trail.Outcome;
import dev.tourniquet.triage.exposure.Exposure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Was the caller refused as someone who tries doors is? */
final class Refused {

  /** So many different refused writes by one session are no slip of a finger. */
  private static final int DOORS = 3;
  /** Services that give access. */
  private static final Set<String> ACCESS = Set.of("iam", "sts", "organizations");

  private Refused() {}

  /**
   * Several different writes that were refused to one session; needs no history. Only what gives access or matters in an
   * incident is a door: an instance whose role lacks the rights for its agent is refused all day.
   */
  static Optional<Clue> writes(Case c, List<Event> session) {
    List<Event> refused = session.stream().filter(Refused::isRefusedWrite).toList();
    Set<String> ordinary = ordinary(c);
    long doors = refused.stream()
        .filter(Refused::isDoor)
        .map(Refused::call)
        .filter(call -> !ordinary.contains(call))
        .distinct()
        .count();
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(Clue.of(
            doors >= DOORS ? Weight.PROBING : Weight.NOTE,
            "It was refused "
                + Words.list(refused.stream().map(Event::operation).distinct().toList()) + ".",
            refused));
  }

  private static boolean isRefusedWrite(Event event) {
    return !event.readOnly() && Outcome.of(event) == Outcome.DENIED;
  }

  private static boolean isDoor(Event event) {
    return Invocation.of(event).kind() == Invocation.Kind.DIRECT
        && (ACCESS.contains(event.service())
            || SensitiveCalls.has(event.source(), event.operation())
            || !Exposure.of(event).isNone());
  }

  /** What it was refused on several days before the incident, as a deployment that lacks a right. */
  private static Set<String> ordinary(Case c) {
    Map<String, Set<LocalDate>> days = new TreeMap<>();
    c.file().pivots().byIdentity().held().stream()
        .filter(event -> event.time().orElseThrow().isBefore(c.time().minus(Incident.LEAD)))
        .filter(Refused::isRefusedWrite)
        .forEach(event -> days.computeIfAbsent(call(event), key -> new TreeSet<>())
            .add(LocalDate.ofInstant(event.time().orElseThrow(), ZoneOffset.UTC)));
    days.values().removeIf(one -> one.size() < FirstSeen.MIN_ACTIVE_DAYS);
    return days.keySet();
  }

  private static String call(Event event) {
    return event.service() + ":" + event.operation();
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
