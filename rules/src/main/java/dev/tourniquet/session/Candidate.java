package dev.tourniquet.session;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An issue of credentials and the UTC days on which a session began that may have come from it. What is found for a
 * session must not hang on which other days are looked at with it, so no issue is a candidate beyond these.
 *
 * @param from the first of these days
 * @param to the last of these days
 */
public record Candidate(Issue issue, LocalDate from, LocalDate to) {
  /** A session of 36 hours that began late on a day is used on the day after the next. */
  public static final int LONGEST_DAYS = 2;

  /** The call that issued a session may be logged on the day after it began. */
  public static final int EARLY_DAYS = 1;

  /** The candidate that a call's issue of credentials is. */
  public static Candidate of(Issue issue) {
    LocalDate day = LocalDate.ofInstant(issue.call().time(), ZoneOffset.UTC);
    return new Candidate(issue, day.minusDays(EARLY_DAYS), day.plusDays(LONGEST_DAYS));
  }

  /**
   * The candidate that a session is which services may have called on for; empty when it made no call itself.
   *
   * @param began UTC day under which the session is kept
   */
  public static Optional<Candidate> ofCaller(SessionFacts caller, LocalDate began) {
    return Forwarding.of(caller)
        .map(issue -> new Candidate(issue, began, began.plusDays(LONGEST_DAYS)));
  }

  /** Whether sessions that began on a day may have come from it. */
  public boolean isNear(LocalDate began) {
    return !began.isBefore(from) && !began.isAfter(to);
  }
}
