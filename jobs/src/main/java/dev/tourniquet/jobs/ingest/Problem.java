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

  /** Kinds of problems. */
  enum Reason {
    UNREADABLE,
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
