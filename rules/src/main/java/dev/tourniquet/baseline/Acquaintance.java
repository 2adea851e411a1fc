package dev.tourniquet.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whether our identities used an address before, long and often enough. */
final class Acquaintance {

  private static final int MIN_SPAN_DAYS = 14;
  private static final int MIN_PRINCIPALS = 2;
  private static final int MIN_DAYS_OF_ONE = 5;

  private Acquaintance() {}

  /** Rows of failed calls only are no acquaintance: anyone can fail from anywhere. */
  static boolean of(History history, Instant time) {
    LocalDate incident = Incident.firstDay(time);
    List<IpIdentityDay> before = history.ipDays().stream()
        .filter(row -> row.ok() > 0 && row.day().isBefore(incident))
        .toList();
    Optional<LocalDate> first = before.stream().map(IpIdentityDay::day).min(LocalDate::compareTo);
    if (first.isEmpty() || ChronoUnit.DAYS.between(first.get(), incident) < MIN_SPAN_DAYS) {
      return false;
    }
    return before.stream().map(IpIdentityDay::principal).distinct().count() >= MIN_PRINCIPALS
        || before.stream().map(IpIdentityDay::day).distinct().count() >= MIN_DAYS_OF_ONE;
  }

  /** Whether the account's history allows to call an address unknown. */
  static boolean isEnough(History history, Instant time) {
    LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
    long covered =
        history.coveredDays().stream().filter(day -> day.isBefore(today)).count();
    return covered >= FirstSeen.MIN_COVERED_DAYS
        && history.knownPairs() >= AddressClasses.MIN_PAIRS;
  }
}
