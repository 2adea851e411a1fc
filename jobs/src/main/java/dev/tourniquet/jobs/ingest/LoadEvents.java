package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.DataFile;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads new CloudTrail objects into the tables of events. What is new is read in batches, the oldest days first; each
 * batch is added to all tables or, in the eyes of the next run, to none.
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

  /**
   * Stored bytes that one task reads: some ten times as much JSON. Measured on two cores: with twice as much a run
   * peaks at 2.6 GB instead of 2.1 and is no faster, with half as much days fall into more files.
   */
  private static final long TASK_BYTES = 8L << 20;

  /** What an object costs beside its bytes, as bytes. */
  static final long OBJECT_COST = 8L << 10;

  private LoadEvents() {}

  /** Ingests what is new below the log folders. */
  public static IngestSummary run(Lake lake, IngestOptions options) {
    return run(lake, options, BATCH_BYTES);
  }

  /** The same with batches of another size. */
  static IngestSummary run(Lake lake, IngestOptions options, long batchBytes) {
    IngestSummary left = finished(lake.batches().finish(TABLES));
    JavaRDD<ListedObject> fresh =
        FreshObjects.of(lake, options).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      IngestSummary all = left;
      List<Batch> batches = Batch.plan(FreshObjects.bytesByDay(fresh), batchBytes);
      lake.claim();
      for (Batch batch : batches) {
        all = all.plus(load(lake, fresh.filter(batch::has), batch, options.limits()));
      }
      return all;
    } finally {
      fresh.unpersist();
    }
  }

  /**
   * What a run that died had read, and nobody was told of: digests and the like count among the objects, and how many
   * copies were dropped is not known any more.
   */
  private static IngestSummary finished(List<DataFile> files) {
    return new IngestSummary(
        rows(files, Files.TABLE), 0, rows(files, Events.TABLE), 0, rows(files, Quarantine.TABLE));
  }

  private static long rows(List<DataFile> files, Table table) {
    return files.stream()
        .filter(file -> file.table().equals(table.name()))
        .mapToLong(file -> file.file().rows())
        .sum();
  }

  private static IngestSummary load(
      Lake lake, JavaRDD<ListedObject> own, Batch batch, Limits limits) {
    long number = lake.batches().newest() + 1;
    int cores = lake.spark().sparkContext().defaultParallelism();
    long share = Math.max(1, batch.bytes() / cores + 1);
    var plan = new TaskPlan(batch.days(), Math.min(TASK_BYTES, share));
    var name = "%06d-%s".formatted(number, UUID.randomUUID().toString().substring(0, 8));
    var order = new TaskOrder(
        lake.uri(), name, 0, number, HadoopSettings.of(lake.spark()), limits, Redo.FIRST);
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
        lake.batches().add(number, TABLES, files);
      }
      return counts;
    } finally {
      written.unpersist();
    }
  }
}
