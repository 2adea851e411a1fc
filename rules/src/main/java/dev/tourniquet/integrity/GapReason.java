package dev.tourniquet.integrity;

import java.util.Locale;

/** Why something is not proved by a digest. */
public enum GapReason {
  /** Hours between two signed digests for which there is none. */
  NO_SIGNED_DIGEST(true),
  /** A digest that names none before it, with an older one here: logging or its validation was off between. */
  LOGGING_STOPPED(true),
  /** The digest before lies in another bucket, as the trail wrote there then. */
  OTHER_BUCKET(true),
  /** A log object that no digest names, in a time for which there are digests. */
  LOG_NOT_SIGNED(true),
  /** A digest or log object that is there and could not be read. */
  UNREADABLE(true),
  /** Log objects of an account and region without any digest. */
  NO_DIGESTS(true),
  /** What a digest names, or logs whose digests lie, in folders that were not checked. */
  OUTSIDE(false),
  /** Log objects older than the first digest: validation was not on yet. */
  BEFORE_FIRST_DIGEST(false),
  /** Log objects, or digests of the same trail in another region, so much newer than the last digest that another is due. */
  DIGESTS_ENDED(true),
  /** Log objects newer than the last digest: the next one will name them. */
  AFTER_LAST_DIGEST(false);

  private final boolean alarming;

  GapReason(boolean alarming) {
    this.alarming = alarming;
  }

  /** Whether it should not be so. */
  public boolean alarming() {
    return alarming;
  }

  /** As it is printed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
