package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.DataFile;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads new CloudTrail objects into the tables of events. What is new is read in batches of whole days, the oldest
 * first; each batch is added to all tables or, in the eyes of the next run, to none.
 */
public final class LoadEvents {
  /** The tables that a batch adds to. */
  public static final List<Table> TABLES = List.of(
      Events.TABLE,
      EventEntities.TABLE,
      Activity.TABLE,
      ResourceEdges.TABLE,
      Coverage.TABLE,
      Quarantine.TABLE,
      Files.TABLE);

  /** Stored bytes of a batch: about ten million events. What a run that dies has to do again. */
  private static final long BATCH_BYTES = 2L << 30;

  /** Stored bytes that one task reads: some ten times as much JSON. */
  private static final long TASK_BYTES = 16L << 20;

  /** What an object costs beside its bytes, as bytes. */
  static final long OBJECT_COST = 8L << 10;

  private LoadEvents() {}

  /** Ingests what is new below the log folders. */
  public static IngestSummary run(Lake lake, IngestOptions options) {
    lake.finishBatch(TABLES);
    JavaRDD<ListedObject> fresh =
        FreshObjects.of(lake, options).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      IngestSummary all = IngestSummary.NOTHING_NEW;
      Map<Integer, Long> sizes = FreshObjects.bytesByDay(fresh);
      lake.claim();
      for (Map<Integer, Long> days : batches(sizes)) {
        all = all.plus(load(lake, fresh, days, options.limits()));
      }
      return all;
    } finally {
      fresh.unpersist();
    }
  }

  /** Days in groups of about a batch's size. */
  private static List<Map<Integer, Long>> batches(Map<Integer, Long> sizes) {
    List<Map<Integer, Long>> batches = new java.util.ArrayList<>();
    long held = Long.MAX_VALUE;
    for (Map.Entry<Integer, Long> day : new TreeMap<>(sizes).entrySet()) {
      if (held > BATCH_BYTES - Math.min(day.getValue(), BATCH_BYTES)) {
        batches.add(new TreeMap<>());
        held = 0;
      }
      batches.get(batches.size() - 1).put(day.getKey(), day.getValue());
      held += day.getValue();
    }
    return batches;
  }

  private static IngestSummary load(
      Lake lake, JavaRDD<ListedObject> fresh, Map<Integer, Long> days, Limits limits) {
    long batch = lake.newestBatch() + 1;
    int cores = lake.spark().sparkContext().defaultParallelism();
    long all = days.values().stream().mapToLong(Long::longValue).sum();
    var plan = new TaskPlan(days, Math.min(TASK_BYTES, Math.max(1, all / cores + 1)));
    var name = "%06d-%s".formatted(batch, UUID.randomUUID().toString().substring(0, 8));
    var order = new TaskWriter.Order(
        lake.root(), name, 0, batch, HadoopSettings.of(lake.spark()), limits, new int[0]);
    JavaRDD<ListedObject> own = fresh.filter(object -> days.containsKey(object.day()));
    var tasks = new Tasks(plan, order);
    JavaRDD<TaskOutput> written = tasks.of(own).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<TaskOutput> outputs = Copies.without(lake, written, tasks, own);
      IngestSummary counts = outputs.stream()
          .map(TaskOutput::counts)
          .reduce(IngestSummary.NOTHING_NEW, IngestSummary::plus);
      List<DataFile> files =
          outputs.stream().flatMap(output -> output.files().stream()).toList();
      if (!files.isEmpty()) {
        lake.add(batch, TABLES, files);
      }
      return counts;
    } finally {
      written.unpersist();
    }
  }
}
