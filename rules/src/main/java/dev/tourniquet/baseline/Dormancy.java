package dev.tourniquet.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An identity that slept and wakes.
 *
 * @param last day of its last successful call before
 * @param coveredDays days between for which logs are held: only they prove that it slept
 */
public record Dormancy(LocalDate last, int coveredDays) {

  /** Covered days without a successful call that make an identity dormant. */
  public static final int MIN_COVERED_DAYS = 60;

  /** Empty when it was active, was never seen before, or too few days between are covered. */
  public static Optional<Dormancy> of(History history, Instant time) {
    LocalDate incident = Incident.firstDay(time);
    return history.identityDays().stream()
        .filter(row -> row.ok() > 0 && row.day().isBefore(incident))
        .map(IdentityIpDay::day)
        .max(LocalDate::compareTo)
        .map(last -> new Dormancy(last, covered(history, last, incident)))
        .filter(slept -> slept.coveredDays() >= MIN_COVERED_DAYS);
  }

  private static int covered(History history, LocalDate after, LocalDate before) {
    return (int) history.coveredDays().stream()
        .filter(day -> day.isAfter(after) && day.isBefore(before))
        .count();
  }
}
