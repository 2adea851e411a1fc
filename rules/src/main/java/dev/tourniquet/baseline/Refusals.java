package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Invocation;
import dev.tourniquet.trail.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An identity that is refused unusually much: of its own calls in the hour up to an event, and of those before the
 * incident. Only refusals for want of permission count; throttling and mistakes do not.
 *
 * @param hour calls of the hour
 * @param refused those of them that were refused and are held whole, oldest first
 * @param callsBefore on days that are no part of the incident
 */
public record Refusals(
    HourCalls hour, List<Event> refused, long callsBefore, long refusedBefore, int activeDays) {

  /** What the history allows to say of them. */
  public enum Kind {
    /** Many for who is hardly ever refused. */
    UNUSUAL,
    /** It is refused often. */
    USUAL,
    /** Too little is known of it. */
    INSUFFICIENT_HISTORY
  }

  /** Fewest active days before its refusals may be called unusual. */
  public static final int MIN_ACTIVE_DAYS = 10;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MIN_CALLS = 10;
  private static final int MIN_OPERATIONS = 3;
  private static final double MANY = 0.30;
  static final double HARDLY_ANY = 0.05;

  public Refusals {
    refused = List.copyOf(requireNonNull(refused, "refused is null"));
  }

  /**
   * Empty when fewer than three in ten of at least ten calls to three operations were refused.
   *
   * @param counted the hour as the tables count it; without it the calls that are held whole count
   */
  public static Optional<Refusals> of(
      List<Event> held, Optional<HourCalls> counted, History history, Instant time) {
    List<Event> inHour = held.stream()
        .filter(event -> Invocation.of(event).kind() == Invocation.Kind.DIRECT)
        .filter(event -> isWithin(event.time().orElseThrow(), time))
        .toList();
    List<Event> refused =
        inHour.stream().filter(event -> Outcome.of(event) == Outcome.DENIED).toList();
    HourCalls hour = counted.orElseGet(
        () -> new HourCalls(inHour.size(), Runs.operations(inHour).size(), refused.size()));
    boolean many = hour.calls() >= MIN_CALLS
        && hour.operations() >= MIN_OPERATIONS
        && hour.refused() >= MANY * hour.calls();
    List<IdentityIpDay> before = history.identityDays().stream()
        .filter(row -> row.day().isBefore(Incident.firstDay(time)))
        .toList();
    return many
        ? Optional.of(new Refusals(
            hour,
            refused,
            before.stream().mapToLong(IdentityIpDay::calls).sum(),
            before.stream().mapToLong(IdentityIpDay::denied).sum(),
            (int) before.stream().map(IdentityIpDay::day).distinct().count()))
        : Optional.empty();
  }

  private static boolean isWithin(Instant at, Instant time) {
    return !at.isAfter(time) && at.isAfter(time.minus(HOUR));
  }

  /** Whether that is unusual for it. */
  public Kind kind() {
    if (activeDays < MIN_ACTIVE_DAYS) {
      return Kind.INSUFFICIENT_HISTORY;
    }
    return refusedBefore <= HARDLY_ANY * callsBefore ? Kind.UNUSUAL : Kind.USUAL;
  }
}
