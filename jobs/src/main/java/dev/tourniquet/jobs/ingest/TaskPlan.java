package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.Hashes;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which task reads which object: objects of a day go together, small days share a task, large ones take several. Known
 * from the sizes of the days alone, so that no list of objects is held in one place.
 */
final class TaskPlan implements Serializable {
  private static final long serialVersionUID = 1L;
  private final TreeMap<Integer, int[]> byDay = new TreeMap<>();
  private final int tasks;

  /**
   * Plans tasks for days.
   *
   * @param bytes stored bytes by day
   * @param most stored bytes that a task should read at the most
   */
  TaskPlan(Map<Integer, Long> bytes, long most) {
    long held = 0;
    int task = 0;
    for (Map.Entry<Integer, Long> day : new TreeMap<>(bytes).entrySet()) {
      if (held > 0 && held + day.getValue() > most) {
        task++;
        held = 0;
      }
      int share = (int) Math.max(1, (day.getValue() + most - 1) / most);
      byDay.put(day.getKey(), new int[] {task, share});
      task += share - 1;
      held = share > 1 ? most : held + day.getValue();
    }
    tasks = task + 1;
  }

  int tasks() {
    return tasks;
  }

  /** The task of an object. */
  int task(ListedObject object) {
    int[] plan = byDay.get(object.day());
    byte[] name = object.uri().getBytes(StandardCharsets.UTF_8);
    return plan[0] + (plan[1] == 1 ? 0 : Hashes.part(name, plan[1], 0));
  }
}
