package dev.tourniquet.jobs.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Times as CloudTrail writes them: {@code 2026-01-31T23:59:59Z}. */
final class EventTimes {
  private static final String FORM = "0000-00-00T00:00:00Z";
  private static final long SECOND = 1_000_000L;

  private EventTimes() {}

  /** Microseconds since 1970; -1 when the text is of another form or earlier. */
  static long micros(byte[] bytes, int from, int to) {
    if (to - from != FORM.length()) {
      return -1;
    }
    for (int i = 0; i < FORM.length(); i++) {
      int at = bytes[from + i];
      boolean fits = FORM.charAt(i) == '0' ? at >= '0' && at <= '9' : at == FORM.charAt(i);
      if (!fits) {
        return -1;
      }
    }
    int hour = number(bytes, from + 11, 2);
    int minute = number(bytes, from + 14, 2);
    int second = number(bytes, from + 17, 2);
    long day = day(number(bytes, from, 4), number(bytes, from + 5, 2), number(bytes, from + 8, 2));
    return day < 0 || hour > 23 || minute > 59 || second > 59
        ? -1
        : (((day * 24 + hour) * 60 + minute) * 60 + second) * SECOND;
  }

  /** The same of a time of any year that events are kept of: java.time's own count ends in 2262. */
  static long micros(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano() / 1_000);
  }

  private static long day(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return -1;
    }
  }

  private static int number(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}
