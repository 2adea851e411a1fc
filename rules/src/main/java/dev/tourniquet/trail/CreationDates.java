package dev.tourniquet.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** When the credentials of a call were issued: {@code userIdentity.sessionContext.attributes.creationDate}. */
public final class CreationDates {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ENGLISH);
  private static final int BASIC_LENGTH = 16;

  private CreationDates() {}

  /** The creation date of the session that made the call; empty when the record tells none that can be read. */
  public static Optional<Instant> of(Event event) {
    try {
      return Optional.of(
          Instant.parse(normal(event.text("userIdentity.sessionContext.attributes.creationDate"))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Both spellings of a date in one: {@code 20131102T010628Z} is {@code 2013-11-02T01:06:28Z}. */
  static String normal(String date) {
    if (date.length() != BASIC_LENGTH || date.charAt(BASIC_LENGTH - 1) != 'Z') {
      return date;
    }
    try {
      return LocalDateTime.parse(date, BASIC).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeException e) {
      return date;
    }
  }
}
