package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Direct calls of one identity from one address to one operation in one Region on one UTC day.
 *
 * @param covered days before for which logs of the account are held
 * @param asked whether signals of that day are wanted; else it is history alone
 */
public record DayCalls(
    LocalDate day,
    String ip,
    String source,
    String name,
    String region,
    long calls,
    long ok,
    long denied,
    int covered,
    boolean asked)
    implements Serializable {
  public DayCalls {
    requireNonNull(day, "day is null");
    requireNonNull(ip, "ip is null");
    requireNonNull(source, "source is null");
    requireNonNull(name, "name is null");
    requireNonNull(region, "region is null");
  }

  String operation() {
    return source + ":" + name;
  }
}
