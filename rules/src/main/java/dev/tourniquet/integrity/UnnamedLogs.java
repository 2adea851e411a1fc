package dev.tourniquet.integrity;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What it means that no digest names a log object. */
public final class UnnamedLogs {
  /** A log is put together some minutes before it is delivered, and the digest of the hour counts the delivery. */
  static final Duration DELIVERY = Duration.ofMinutes(15);

  /** A digest is delivered within the hour after the one it speaks for. */
  private static final Duration NEXT_DIGEST = Duration.ofHours(2);

  /** What is in a log is older than the log. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private UnnamedLogs() {}

  /**
   * Tells by where it lies and by the time in its name. One that lies elsewhere than its name says was put there by somebody
   * else: its name tells nothing then, least of all that no digest was due.
   *
   * @param signed of its account and region; empty when there is no signed digest
   * @param checked whether a digest would have been found at a place, were it there
   */
  public static GapReason reason(
      KeyPlace log, TrailObject name, Optional<SignedTime> signed, Predicate<KeyPlace> checked) {
    GapReason byTime = reason(name.time(), signed);
    if (isMisplaced(log.tail(), name)) {
      return byTime.alarming() ? byTime : GapReason.LOG_NOT_SIGNED;
    }
    boolean unchecked = signed.filter(time -> time.isUnchecked(name.time())).isPresent()
        || log.digests().filter(not(checked)).isPresent();
    return byTime.alarming() && unchecked ? GapReason.OUTSIDE : byTime;
  }

  /**
   * Whether a log holds events from after the time in its name, which no log of CloudTrail does: it was given an old name, so
   * that no digest need name it.
   */
  public static boolean isBackdated(TrailObject name, Instant lastEvent) {
    return name.kind() == TrailObject.Kind.LOG && lastEvent.isAfter(name.time().plus(CLOCKS));
  }

  private static boolean isMisplaced(String tail, TrailObject name) {
    Optional<LogFolder> folder = LogFolder.of(tail);
    return folder.isPresent() && !isOf(folder.get(), name);
  }

  /** A log lies in the folder of its account, its region and its day. */
  private static boolean isOf(LogFolder folder, TrailObject name) {
    LocalDate day = LocalDate.ofInstant(name.time(), ZoneOffset.UTC);
    return folder.account().equals(name.account())
        && folder.region().equals(name.region())
        // Around midnight the two may be told from different clocks.
        && Stream.of(day.minusDays(1), day, day.plusDays(1))
            .map(LocalDate::toString)
            .anyMatch(folder.day()::equals);
  }

  /**
   * Whether a chain of digests was cut off at its end: a trail of several regions has a digest of every hour in each of them,
   * and one of another region, by the same trail for the same account, is two hours newer. The digest of the last hour may
   * still be on its way.
   */
  public static boolean isCutOff(Instant signedTo, Instant newest) {
    return !newest.isBefore(signedTo.plus(NEXT_DIGEST));
  }

  /** Tells by the time in the log's name. */
  static GapReason reason(Instant log, Optional<SignedTime> signed) {
    if (signed.isEmpty()) {
      return GapReason.NO_DIGESTS;
    }
    if (log.isBefore(signed.get().from())) {
      return GapReason.BEFORE_FIRST_DIGEST;
    }
    if (!log.isAfter(signed.get().to().minus(DELIVERY))) {
      return GapReason.LOG_NOT_SIGNED;
    }
    return log.isAfter(signed.get().newest().plus(NEXT_DIGEST))
        ? GapReason.DIGESTS_ENDED
        : GapReason.AFTER_LAST_DIGEST;
  }
}
