package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * For which time signed digests speak for an account and region.
 *
 * @param from begin of the first of any trail
 * @param to until when the digests of every trail that goes on have come: a log after it may be of the one that waits
 * @param newest end of the last of any trail
 */
public record SignedTime(Instant from, Instant to, Instant newest) {
  public SignedTime {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(newest, "newest is null");
  }

  /**
   * The time of several trails.
   *
   * @param ends of the last digest of each; one that is two hours behind has stopped
   */
  public static SignedTime of(Instant from, Collection<Instant> ends) {
    Instant newest = ends.stream().max(Comparator.naturalOrder()).orElseThrow();
    Instant to = ends.stream()
        .filter(end -> !UnnamedLogs.isCutOff(end, newest))
        .min(Comparator.naturalOrder())
        .orElseThrow();
    return new SignedTime(from, to, newest);
  }
}
