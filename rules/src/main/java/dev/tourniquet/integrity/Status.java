package dev.tourniquet.integrity;

import java.util.Locale;

/** What checking one digest or log object came to. */
public enum Status {
  /** Signed by CloudTrail, or named with its hash by a digest that is, and unchanged since. */
  VALID,
  /** There, but not what CloudTrail delivered. */
  MODIFIED,
  /** Named by a digest, and not there. */
  MISSING,
  /** Nothing signed by CloudTrail speaks for it. */
  BAD_SIGNATURE,
  /** There, but it could not be read: nothing is known of it, good or bad, so that it is told as a gap. */
  UNREADABLE;

  /** As it is printed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
