package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventIds.Slice;
import dev.tourniquet.jobs.lake.DataFile;
import dev.tourniquet.jobs.lake.Lake;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Finds events that are there already: twice in a batch, or in the lake on one of the batch's days. Since most batches
 * have none, tasks first write all they read; the few that wrote a copy are then done again without it.
 */
final class Copies {
  /** Marks ids of the lake: they come before all others. */
  private static final long IN_LAKE = -1;

  private Copies() {}

  /** What the tasks wrote, each event once. */
  static List<TaskOutput> without(
      Lake lake, JavaRDD<TaskOutput> written, Tasks tasks, JavaRDD<ListedObject> objects) {
    Map<Integer, TaskOutput> outputs = written.map(TaskOutput::brief).collect().stream()
        .collect(Collectors.toMap(TaskOutput::task, output -> output));
    Map<Integer, Map<Long, BitSet>> copies =
        find(ids(lake, written, days(outputs)), tasks.plan().tasks());
    if (!copies.isEmpty()) {
      for (TaskOutput again :
          tasks.again(objects, written, copies).map(TaskOutput::brief).collect()) {
        discard(outputs.put(again.task(), again), tasks);
      }
    }
    return List.copyOf(outputs.values());
  }

  private static Set<LocalDate> days(Map<Integer, TaskOutput> outputs) {
    return outputs.values().stream()
        .flatMap(output -> output.files().stream())
        .filter(file -> file.table().equals(Events.TABLE.name()))
        .map(file -> LocalDate.ofEpochDay(file.day()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JavaRDD<EventIds> ids(
      Lake lake, JavaRDD<TaskOutput> written, Set<LocalDate> days) {
    JavaRDD<EventIds> own = written.map(TaskOutput::ids);
    if (days.isEmpty() || !lake.exists(Events.TABLE)) {
      return own;
    }
    return own.union(lake.read(Events.TABLE, days)
        .select(Events.EVENT_ID.col(), Events.ACCOUNT.col())
        .toJavaRDD()
        .mapPartitions(Copies::held));
  }

  private static Iterator<EventIds> held(Iterator<Row> rows) {
    var ids = new EventIds();
    rows.forEachRemaining(
        row -> ids.add(slice(row.getString(0)), slice(row.getString(1)), IN_LAKE, IN_LAKE));
    return List.of(ids).iterator();
  }

  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Slice(bytes, 0, bytes.length);
  }

  /** Places of events to leave out, by task and object; a batch's events bound their number. */
  private static Map<Integer, Map<Long, BitSet>> find(JavaRDD<EventIds> ids, int parts) {
    Map<Integer, Map<Long, BitSet>> copies = new HashMap<>();
    ids.flatMapToPair(held -> split(held, parts))
        .groupByKey(new Tasks.ByNumber(parts))
        .flatMap(part -> losers(part._2()).iterator())
        .collect()
        .forEach(copy -> copies
            .computeIfAbsent(copy.task(), task -> new HashMap<>())
            .merge(copy.object(), copy.places(), Copies::both));
    return copies;
  }

  private static Iterator<Tuple2<Integer, EventIds>> split(EventIds held, int parts) {
    List<Tuple2<Integer, EventIds>> split = new ArrayList<>();
    EventIds[] byPart = held.split(parts);
    for (int part = 0; part < parts; part++) {
      if (byPart[part].size() > 0) {
        split.add(new Tuple2<>(part, byPart[part]));
      }
    }
    return split.iterator();
  }

  private static BitSet both(BitSet one, BitSet other) {
    one.or(other);
    return one;
  }

  /** Of events with the same id one stays: the lake's, else the first by object and place. */
  private static Collection<Losers> losers(Iterable<EventIds> parts) {
    var all = new EventIds();
    parts.forEach(all::addAll);
    int[] winners = new int[Integer.highestOneBit(Math.max(1, all.size())) * 4];
    Map<List<Long>, Losers> losers = new HashMap<>();
    for (int event = 0; event < all.size(); event++) {
      int slot = (int) all.number(event, 1) & (winners.length - 1);
      while (winners[slot] != 0 && !all.same(winners[slot] - 1, event)) {
        slot = (slot + 1) & (winners.length - 1);
      }
      int other = winners[slot] - 1;
      boolean wins = other < 0 || all.comesBefore(event, other);
      if (other >= 0) {
        note(losers, all, wins ? other : event);
      }
      winners[slot] = wins ? event + 1 : winners[slot];
    }
    return losers.values();
  }

  private static void note(Map<List<Long>, Losers> losers, EventIds all, int event) {
    long place = all.number(event, 3);
    if (place != IN_LAKE) {
      long object = all.number(event, 2);
      losers
          .computeIfAbsent(
              List.of(place >>> Integer.SIZE, object),
              any -> new Losers((int) (place >>> Integer.SIZE), object, new BitSet()))
          .places()
          .set((int) place);
    }
  }

  /** Copies that a task read from one object. */
  private record Losers(int task, long object, BitSet places) implements Serializable {}

  /** Removes files that belong to no table; left behind they would do no harm. */
  private static void discard(TaskOutput output, Tasks tasks) {
    for (DataFile file : output.files()) {
      Path path = new Path(file.file().path());
      try {
        path.getFileSystem(tasks.order().hadoop().configuration()).delete(path, false);
      } catch (IOException e) {
        return;
      }
    }
  }
}
