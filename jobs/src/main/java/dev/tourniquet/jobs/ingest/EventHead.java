package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Interner.Text;

/**
 * The columns of an event that stand again beside each thing it names.
 *
 * @param micros eventTime in microseconds since 1970
 * @param error errorCode; empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record EventHead(
    long micros,
    byte[] id,
    Text account,
    Text region,
    Text source,
    Text name,
    Text error,
    boolean readOnly) {
  private static final long DAY = 86_400_000_000L;
  private static final long HOUR = 3_600_000_000L;

  /** UTC day of eventTime, in days since 1970. */
  int day() {
    return (int) Math.floorDiv(micros, DAY);
  }

  /** Hour of the UTC day, from 0. */
  int hour() {
    return (int) (Math.floorMod(micros, DAY) / HOUR);
  }
}
