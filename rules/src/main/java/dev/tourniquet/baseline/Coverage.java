package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What the logs hold for one account and region.
 *
 * @param events distinct events
 * @param gaps what is missing in between, in words
 */
public record Coverage(
    String account,
    String region,
    Instant from,
    Instant to,
    long files,
    long events,
    List<String> gaps)
    implements Serializable {
  public Coverage {
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    gaps = List.copyOf(gaps);
  }
}
