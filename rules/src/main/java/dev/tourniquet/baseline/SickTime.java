package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * When an identity was sick by what other findings say, of earlier runs or of this one.
 *
 * @param principal key of the identity
 * @param from the day before the first event of its first SICK finding
 * @param until the day it was stopped; {@link LocalDate#MAX} while nothing did
 */
public record SickTime(String principal, LocalDate from, LocalDate until) implements Serializable {
  public SickTime {
    requireNonNull(principal, "principal is null");
    requireNonNull(from, "from is null");
    requireNonNull(until, "until is null");
  }

  /** Whether it was sick on that day. */
  public boolean holds(String identity, LocalDate day) {
    return principal.equals(identity) && !day.isBefore(from) && !day.isAfter(until);
  }
}
