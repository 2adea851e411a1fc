package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls that stop the caller of a case: a key made inactive, a deny attached, sessions revoked. */
final class CallerContainment {

  private CallerContainment() {}

  /**
   * Those after the lead event that took effect and that nothing took back since, oldest first. What the caller did to
   * itself is none, nor is the end of a key where it made itself another one.
   */
  static List<Event> of(Case c) {
    return stops(c)
        .filter(stop -> vain(stop, c).isEmpty() && undoing(stop, c).isEmpty())
        .toList();
  }

  /** Why a call that would stop the caller does not: it was its own, or the caller made itself another key. */
  static Optional<Event> vain(Case c) {
    return stops(c).flatMap(stop -> vain(stop, c).stream()).reduce((one, later) -> later);
  }

  private static Optional<Event> vain(Event stop, Case c) {
    OwnCalls own = new OwnCalls(c);
    if (own.has(stop)) {
      return Optional.of(stop);
    }
    return stop.operation().endsWith("AccessKey") ? own.anotherKey() : Optional.empty();
  }

  /** The last call that took such a one back; empty where none did. */
  static Optional<Event> undone(Case c) {
    return stops(c)
        .filter(stop -> vain(stop, c).isEmpty())
        .flatMap(stop -> undoing(stop, c).stream())
        .reduce((one, later) -> later);
  }

  private static Stream<Event> stops(Case c) {
    return writes(c, event -> event.time().orElseThrow().isAfter(c.time()))
        .filter(event -> new CallerWrite(event).stops(c));
  }

  /** Of two calls within a second nobody knows which was first: such a stop may be undone. */
  private static Optional<Event> undoing(Event stop, Case c) {
    String slot = new CallerWrite(stop).slot(c);
    return writes(c, event -> !event.time().orElseThrow().isBefore(stop.time().orElseThrow()))
        .filter(event -> new CallerWrite(event).slot(c).equals(slot))
        .filter(event -> !new CallerWrite(event).stops(c))
        .findFirst();
  }

  private static Stream<Event> writes(Case c, Predicate<Event> when) {
    return c.background().actor().writes().stream().filter(Event::succeeded).filter(when);
  }
}
