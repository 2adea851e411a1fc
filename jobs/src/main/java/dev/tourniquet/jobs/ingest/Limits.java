package dev.tourniquet.jobs.ingest;

import java.io.Serializable;

/**
 * What one object may cost, so that a hostile one cannot take the run down.
 *
 * @param objectBytes most bytes of one object after inflating; what lies beyond is quarantined
 * @param eventBytes most bytes of one event; CloudTrail's own limit is 1 MB
 * @param depth deepest nesting of one event
 */
public record Limits(int objectBytes, int eventBytes, int depth) implements Serializable {
  private static final int MIB = 1 << 20;

  /** 512 MiB an object, or as much as there is room for; 16 MiB an event, 200 levels. */
  public static final Limits DEFAULT =
      new Limits((int) Math.min(512L * MIB, Room.MOST_INFLATED), 16 * MIB, 200);

  public Limits {
    if (objectBytes < 1 || eventBytes < 1 || depth < 1) {
      throw new IllegalArgumentException("Invalid limits: each must be at least 1");
    }
  }
}
