package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Direct calls from one address by one identity on one UTC day.
 *
 * @param principal key of the identity
 * @param sick whether a finding on the identity was SICK already, from the day before it began
 */
public record IpIdentityDay(
    LocalDate day, String principal, long calls, long ok, long denied, boolean sick)
    implements Serializable {
  public IpIdentityDay {
    requireNonNull(day, "day is null");
    requireNonNull(principal, "principal is null");
  }

  /** A day on which the identity was well, as far as is known. */
  public IpIdentityDay(LocalDate day, String principal, long calls, long ok, long denied) {
    this(day, principal, calls, ok, denied, false);
  }

  IpIdentityDay well() {
    return new IpIdentityDay(day, principal, calls, ok, denied);
  }
}
