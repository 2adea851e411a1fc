package dev.tourniquet.jobs.ingest;

import java.util.concurrent.Semaphore;

/**
 * The memory that the objects of a process may take together. Those of the usual size never wait; whoever is larger waits
 * until there is room, so that bombs in as many tasks as there are cores are read one after the other.
 */
final class Room {
  /** Bytes that are too few to count: most objects that CloudTrail writes have less. */
  static final int USUAL = 8 << 20;

  /** What all objects may inflate to. */
  static final long MOST_INFLATED = Runtime.getRuntime().maxMemory() / 4;

  private static final int UNIT = 1 << 10;

  /** For objects as they are stored. Whoever needs room of both kinds takes this one first. */
  static final Room STORED = new Room(Runtime.getRuntime().maxMemory() / 6);

  /** For what they inflate to. */
  static final Room INFLATED = new Room(MOST_INFLATED);

  private final int all;
  private final Semaphore free;

  Room(long bytes) {
    all = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    free = new Semaphore(all, true);
  }

  /** Waits for room; whoever needs more than there is has it alone. Returns what to {@link #leave}. */
  int take(long bytes) {
    int units = bytes <= USUAL ? 0 : (int) Math.min(all, bytes / UNIT);
    if (units > 0) {
      free.acquireUninterruptibly(units);
    }
    return units;
  }

  void leave(int units) {
    free.release(units);
  }

  /** Whether someone waits. */
  boolean isAwaited() {
    return free.hasQueuedThreads();
  }

  /** Bytes that are free. */
  long free() {
    return (long) free.availablePermits() * UNIT;
  }
}
