package dev.tourniquet.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The time that belongs to an incident and is no part of what is usual: the 24 hours before its event. */
public final class Incident {

  /** So long before an event an attacker may have been at work already. */
  public static final Duration LEAD = Duration.ofHours(24);

  private Incident() {}

  /** The UTC day from which on everything belongs to the incident of that event. */
  static LocalDate firstDay(Instant event) {
    return LocalDate.ofInstant(event.minus(LEAD), ZoneOffset.UTC);
  }
}
