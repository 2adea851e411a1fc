package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What the logs hold for one account and region, or what is wrong with logs of which nothing is held.
 *
 * @param from the first event; null when none is held
 * @param to the last
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
    if (events > 0) {
      requireNonNull(from, "from is null");
      requireNonNull(to, "to is null");
    }
    gaps = List.copyOf(gaps);
  }

  /** Whether an event is held. */
  public boolean isHeld() {
    return events > 0;
  }
}
