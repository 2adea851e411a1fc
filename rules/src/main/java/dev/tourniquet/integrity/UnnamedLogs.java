package dev.tourniquet.integrity;

import java.time.Duration;
import java.time.Instant;

/** What it means that no digest names a log object. */
public final class UnnamedLogs {
  /** A log is put together some minutes before it is delivered, and the digest of the hour counts the delivery. */
  private static final Duration DELIVERY = Duration.ofMinutes(15);

  /** A digest is delivered within the hour after the one it speaks for. */
  private static final Duration NEXT_DIGEST = Duration.ofHours(2);

  private UnnamedLogs() {}

  /**
   * Tells by the time in the log's name.
   *
   * @param signedFrom begin of the first signed digest of its account and region, or null when there is none
   * @param signedTo end of the last
   */
  public static GapReason reason(Instant log, Instant signedFrom, Instant signedTo) {
    if (signedFrom == null || signedTo == null) {
      return GapReason.NO_DIGESTS;
    }
    if (log.isBefore(signedFrom)) {
      return GapReason.BEFORE_FIRST_DIGEST;
    }
    if (!log.isAfter(signedTo.minus(DELIVERY))) {
      return GapReason.LOG_NOT_SIGNED;
    }
    return log.isAfter(signedTo.plus(NEXT_DIGEST))
        ? GapReason.DIGESTS_ENDED
        : GapReason.AFTER_LAST_DIGEST;
  }
}
