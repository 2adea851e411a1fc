package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Direct calls of one identity from one address on one UTC day. A noisy loop is one row: one day, one address.
 *
 * @param ip key of the address
 */
public record IdentityIpDay(LocalDate day, String ip, long calls, long ok, long denied)
    implements Serializable {
  public IdentityIpDay {
    requireNonNull(day, "day is null");
    requireNonNull(ip, "ip is null");
  }
}
