package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Direct calls from one address by one identity on one UTC day.
 *
 * @param principal key of the identity
 */
public record IpIdentityDay(LocalDate day, String principal, long calls, long ok, long denied)
    implements Serializable {
  public IpIdentityDay {
    requireNonNull(day, "day is null");
    requireNonNull(principal, "principal is null");
  }
}
