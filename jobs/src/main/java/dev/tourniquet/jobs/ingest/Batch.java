package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.Hashes;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is read and added at once: some whole days, or a share of a day that is too large. Known from the sizes of the
 * days alone: whether an object belongs to it is asked where the object is listed, so no list is held in one place.
 *
 * @param days stored bytes by day
 * @param share which share of the day, from 0
 * @param of number of shares; 1 for whole days
 */
record Batch(Map<Integer, Long> days, int share, int of) implements Serializable {
  /** Another hash than that of {@link TaskPlan}: else the objects of a share would fall to few tasks. */
  private static final int SEED = 11;

  Batch {
    days = Map.copyOf(days);
    if (of < 1 || share < 0 || share >= of || (of > 1 && days.size() != 1)) {
      throw new IllegalArgumentException(
          "Invalid batch: share " + share + " of " + of + " of " + days.size() + " days");
    }
  }

  /**
   * Cuts days into batches, the oldest first.
   *
   * @param bytes stored bytes by day
   * @param most stored bytes of a batch; an object more or less does not matter
   */
  static List<Batch> plan(Map<Integer, Long> bytes, long most) {
    List<Batch> batches = new ArrayList<>();
    var group = new TreeMap<Integer, Long>();
    for (Map.Entry<Integer, Long> day : new TreeMap<>(bytes).entrySet()) {
      if (!group.isEmpty() && sum(group) + day.getValue() > most) {
        batches.add(new Batch(group, 0, 1));
        group.clear();
      }
      group.put(day.getKey(), day.getValue());
      if (day.getValue() > most) {
        batches.addAll(shares(day, most));
        group.clear();
      }
    }
    if (!group.isEmpty()) {
      batches.add(new Batch(group, 0, 1));
    }
    return batches;
  }

  private static List<Batch> shares(Map.Entry<Integer, Long> day, long most) {
    int shares = (int) ((day.getValue() + most - 1) / most);
    Map<Integer, Long> part = Map.of(day.getKey(), day.getValue() / shares);
    List<Batch> batches = new ArrayList<>();
    for (int share = 0; share < shares; share++) {
      batches.add(new Batch(part, share, shares));
    }
    return batches;
  }

  private static long sum(Map<Integer, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Stored bytes of all of it. */
  long bytes() {
    return sum(days);
  }

  boolean has(ListedObject object) {
    if (!days.containsKey(object.day())) {
      return false;
    }
    byte[] name = object.uri().getBytes(StandardCharsets.UTF_8);
    return of == 1 || Hashes.part(name, of, SEED) == share;
  }
}
