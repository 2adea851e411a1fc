package dev.tourniquet.jobs.ingest;

import java.io.Serializable;

/**
 * One thing that is wrong with an object.
 *
 * @param position byte offset in the inflated object
 * @param index position among its records, -1 when there is none
 * @param eventKept whether the event could be kept all the same
 * @param sample first bytes of the broken part as text
 */
record Problem(
    long position, int index, Reason reason, String error, boolean eventKept, String sample)
    implements Serializable {
  /** An object that is not read, though its name does not say that it is no log. */
  static Problem skipped() {
    String error =
        "The object is skipped, since its name ends neither in .json nor in .json.gz. If it holds CloudTrail"
            + " records, unpack it, or copy it under a name that does: gzip and JSON Lines are told by their content."
            + " If not, it had better lie elsewhere than below --logs.";
    return new Problem(0, -1, Reason.SKIPPED, error, false, "");
  }

  /** Kinds of problems. */
  enum Reason {
    UNREADABLE,
    SKIPPED,
    EMPTY,
    BROKEN_GZIP,
    TOO_LARGE,
    EVENT_TOO_LARGE,
    BROKEN_JSON,
    CUT_OFF,
    NOT_AN_EVENT,
    NO_EVENT_ID,
    NO_EVENT_TIME,
    WRONG_TYPE,
    MANY_MORE
  }
}
