package dev.tourniquet.iam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Dates as policies and requests write them: the W3C profile of ISO 8601 (year and month at least, UTC when no offset is
 * given) or whole seconds since 1970.
 */
final class Dates {

  private static final List<Function<String, Instant>> FORMS = List.of(
      text -> OffsetDateTime.parse(text).toInstant(),
      text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
      text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
      text -> YearMonth.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));

  // Bounds the work on text that somebody else wrote.
  private static final int LONGEST = 64;

  private Dates() {}

  static Optional<Instant> parse(String written) {
    String text = written.strip();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return seconds(text);
    }
    return FORMS.stream().flatMap(form -> attempt(form, text).stream()).findFirst();
  }

  private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> seconds(String text) {
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
