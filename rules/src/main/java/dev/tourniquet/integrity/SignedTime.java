package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * For which time signed digests speak for an account and region.
 *
 * @param from begin of the first of any trail
 * @param to until when the digests of every trail that goes on have come: a log after it may be of the one that waits
 * @param newest end of the last of any trail
 * @param unchecked stretches between two digests that lie in folders that were not checked
 */
public record SignedTime(Instant from, Instant to, Instant newest, List<Hours> unchecked) {
  public SignedTime {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(newest, "newest is null");
    unchecked = List.copyOf(unchecked);
  }

  /**
   * The time of several trails.
   *
   * @param ends of the last digest of each; one that is two hours behind has stopped
   */
  public static SignedTime of(Instant from, Collection<Instant> ends, List<Hours> unchecked) {
    Instant newest = ends.stream().max(Comparator.naturalOrder()).orElseThrow();
    Instant to = ends.stream()
        .filter(end -> !UnnamedLogs.isCutOff(end, newest))
        .min(Comparator.naturalOrder())
        .orElseThrow();
    return new SignedTime(from, to, newest, unchecked);
  }

  /** Whether the digest that names a log may lie in a folder that was not checked. */
  boolean isUnchecked(Instant log) {
    return unchecked.stream()
        .anyMatch(hours ->
            !log.isBefore(hours.from().minus(UnnamedLogs.DELIVERY)) && !log.isAfter(hours.to()));
  }
}
