package dev.tourniquet.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Days that end the day before the event. */
final class Days {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

  private Days() {}

  static List<LocalDate> covered(int days) {
    return IntStream.rangeClosed(1, days).mapToObj(TODAY::minusDays).toList();
  }

  static List<IdentityIpDay> alwaysFrom(String ip, int days) {
    return covered(days).stream()
        .map(day -> new IdentityIpDay(day, ip, 10, 10, 0))
        .toList();
  }

  static List<IpIdentityDay> usedBy(String principal, int days, int lastDaysAgo) {
    return IntStream.range(0, days)
        .mapToObj(
            i -> new IpIdentityDay(TODAY.minusDays((long) lastDaysAgo + i), principal, 3, 3, 0))
        .toList();
  }
}
