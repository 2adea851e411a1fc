package dev.tourniquet.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Says how much history a statement rests on, and that it is too little where it is. */
public final class HistoryWords {

  private static final int MOST_NAMED = 3;

  private HistoryWords() {}

  /** {@code 12 days of logs are covered for account 1… (2026-03-01 to 2026-03-12, no gap)}. */
  public static String covered(History history, String account, Instant time) {
    LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
    List<LocalDate> days =
        history.coveredDays().stream().filter(day -> day.isBefore(today)).toList();
    if (days.isEmpty()) {
      return "No full day of logs before " + today + " is covered for account " + account;
    }
    LocalDate first = days.get(0);
    LocalDate last = days.get(days.size() - 1);
    long missing = ChronoUnit.DAYS.between(first, last) + 1 - days.size();
    return "%s of logs %s covered for account %s (%s to %s, %s)"
        .formatted(
            count(days.size(), "day"),
            days.size() == 1 ? "is" : "are",
            account,
            first,
            last,
            missing == 0 ? "no gap" : count(missing, "day") + " missing");
  }

  /** Why an address that was not seen before is not called unusual. */
  public static String tooLittle(FirstSeen seen, String covered, String address) {
    String active = seen.activeDays() == 0
        ? "This identity was not active before"
        : "This identity was active on %s, %s"
            .formatted(count(seen.activeDays(), "day"), from(seen.addresses()));
    return "%s. %s. Too little to call %s unusual (%d active and %d covered days needed); listed as unverified"
        .formatted(covered, active, address, FirstSeen.MIN_ACTIVE_DAYS, FirstSeen.MIN_COVERED_DAYS);
  }

  /** {@code always from 203.0.113.7}, or how many addresses and some of them. */
  public static String from(List<String> addresses) {
    if (addresses.size() == 1) {
      return "always from " + addresses.get(0);
    }
    String named = String.join(", ", addresses.subList(0, Math.min(MOST_NAMED, addresses.size())));
    return "from %d addresses (%s%s)"
        .formatted(addresses.size(), named, addresses.size() > MOST_NAMED ? ", …" : "");
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
