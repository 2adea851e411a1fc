package dev.tourniquet.sigma;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a date that a time modifier takes out, read as the date is written: "It is not designed to handle timezone
 * or format conversions" (modifiers appendix). Weeks are ISO weeks.
 */
enum TimePart {
  MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 59),
  HOUR(ChronoField.HOUR_OF_DAY, 0, 23),
  DAY(ChronoField.DAY_OF_MONTH, 1, 31),
  WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
  MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
  YEAR(ChronoField.YEAR, 1, 9999);

  private static final Pattern DATE =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt ](\\d{2}):(\\d{2}).{0,40})?");

  @SuppressWarnings("ImmutableEnumChecker") // The fields of java.time are constants.
  private final TemporalField field;

  private final int least;
  private final int most;

  TimePart(TemporalField field, int least, int most) {
    this.field = field;
    this.least = least;
    this.most = most;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** The part of a date such as {@code 2024-08-02T08:23:24Z}; empty when the text is no date, or has no time of day. */
  OptionalInt of(String text) {
    Matcher date = DATE.matcher(text);
    boolean needsTime = this == MINUTE || this == HOUR;
    if (text.length() > 60 || !date.matches() || (needsTime && date.group(4) == null)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(time(date).get(field));
    } catch (DateTimeException e) {
      return OptionalInt.empty();
    }
  }

  private static LocalDateTime time(Matcher date) {
    return LocalDateTime.of(
        number(date.group(1)),
        number(date.group(2)),
        number(date.group(3)),
        number(date.group(4)),
        number(date.group(5)));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
