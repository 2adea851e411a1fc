package dev.tourniquet.jobs.bench;

import java.util.concurrent.Callable;

/**
 * A piece of work that is measured.
 *
 * @param way that does it
 * @param subject what is done
 * @param work does it and tells the bytes or rows that came of it
 */
record Step(String way, String subject, Place place, Callable<Long> work) {
  /** Where work is done. */
  enum Place {
    /** In the measuring process itself: the first run is cold, those after it are warm. */
    HERE,
    /** In processes started for it: every run is cold. */
    CHILDREN
  }

  static Step here(String way, String subject, Callable<Long> work) {
    return new Step(way, subject, Place.HERE, work);
  }

  static Step children(String way, String subject, Callable<Long> work) {
    return new Step(way, subject, Place.CHILDREN, work);
  }

  /** Does the work once. */
  Measure measure(boolean first) throws Exception {
    Usage before = Usage.now();
    boolean fromStart = first && place == Place.HERE;
    try (Peak children = Peak.ofChildren()) {
      long result = work.call();
      Usage after = Usage.now();
      return new Measure(
          way,
          subject,
          fromStart || place == Place.CHILDREN,
          fromStart ? after.since() : after.since() - before.since(),
          fromStart ? after.cpuSeconds() : after.cpuSeconds() - before.cpuSeconds(),
          place == Place.HERE ? Usage.peakBytes(ProcessHandle.current().pid()) : children.bytes(),
          after.readBytes() - before.readBytes(),
          result);
    }
  }
}
