package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Direct calls of one identity from one address on one UTC day. A noisy loop is one row: one day, one address.
 *
 * @param ip key of the address
 * @param sick whether a finding on the identity was SICK already, from the day before it began
 */
public record IdentityIpDay(
    LocalDate day, String ip, long calls, long ok, long denied, boolean sick)
    implements Serializable {
  public IdentityIpDay {
    requireNonNull(day, "day is null");
    requireNonNull(ip, "ip is null");
  }

  /** A day on which the identity was well, as far as is known. */
  public IdentityIpDay(LocalDate day, String ip, long calls, long ok, long denied) {
    this(day, ip, calls, ok, denied, false);
  }

  IdentityIpDay well() {
    return new IdentityIpDay(day, ip, calls, ok, denied);
  }
}
