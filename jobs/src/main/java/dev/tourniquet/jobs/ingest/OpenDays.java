package dev.tourniquet.jobs.ingest;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The days of which a task holds what is not written yet, bounded by what they hold together: the fullest is written
 * first, so that events of many days in any order come to few files.
 */
final class OpenDays {
  private static final int MOST_DAYS = 400;
  private static final long MOST_HELD = 48L << 20;
  private static final long MOST_NAMED = 64L << 20;

  private final TaskFiles files;
  private final Workbench bench;
  private final Map<Integer, DayStage> open = new HashMap<>();

  OpenDays(TaskFiles files, Workbench bench) {
    this.files = files;
    this.bench = bench;
  }

  /** The stage of a day. */
  DayStage of(int day) throws IOException {
    DayStage known = open.get(day);
    if (known != null) {
      return known;
    }
    if (open.size() >= MOST_DAYS) {
      close(fullest(DayStage::held)).leave();
    }
    var opened = new DayStage(day, files, bench);
    open.put(day, opened);
    return opened;
  }

  /** Writes what is held, until it is no more than may be. */
  void makeRoom() throws IOException {
    for (long held = sum(DayStage::held); held > MOST_HELD; held = sum(DayStage::held)) {
      int fullest = fullest(DayStage::held);
      if (open.size() == 1) {
        open.get(fullest).writeEvents();
      } else {
        // Its buffers have grown: many such must not be kept.
        close(fullest);
      }
    }
    while (sum(DayStage::named) > MOST_NAMED) {
      open.get(fullest(DayStage::named)).writeEntities();
    }
  }

  private long sum(ToLongFunction<DayStage> bytes) {
    return open.values().stream().mapToLong(bytes).sum();
  }

  private int fullest(ToLongFunction<DayStage> bytes) {
    return Collections.max(
            open.entrySet(), Map.Entry.comparingByValue(Comparator.comparingLong(bytes)))
        .getKey();
  }

  private DayStage close(int day) throws IOException {
    DayStage closed = open.remove(day);
    closed.finish();
    return closed;
  }

  /** Writes what is left. */
  void finish() throws IOException {
    for (DayStage day : open.values()) {
      day.finish();
      day.leave();
    }
    open.clear();
  }
}
