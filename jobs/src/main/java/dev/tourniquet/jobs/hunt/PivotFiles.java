package dev.tourniquet.jobs.hunt;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.StoredTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Row;

/**
 * Answers a pivot from the data files themselves, without Spark: they are sorted by what is asked for, and their page
 * indexes tell the few pages that hold it. What is too much to sort in memory is left to Spark.
 */
public final class PivotFiles {
  /** Calls held in memory at the most: of some hundred bytes each, well within the heap of a short command. */
  static final int MOST_CALLS = 200_000;

  private static final int TIME = Pivot.COLUMNS.indexOf(EventEntities.EVENT_TIME);
  private static final int ID = Pivot.COLUMNS.indexOf(EventEntities.EVENT_ID);
  private static final int ACCOUNT = Pivot.COLUMNS.indexOf(EventEntities.ACCOUNT);
  private static final Comparator<Row> BY_TIME = Comparator.<Row, Instant>comparing(
          row -> row.getInstant(TIME))
      .thenComparing(row -> row.getString(ID));

  private final HadoopSettings hadoop;
  private final int most;

  /** Reads with Hadoop's settings. */
  public PivotFiles(HadoopSettings hadoop) {
    this(hadoop, MOST_CALLS);
  }

  PivotFiles(HadoopSettings hadoop, int most) {
    this.hadoop = hadoop;
    this.most = most;
  }

  /** Names of the columns of a call. */
  public static List<String> columns() {
    return Pivot.COLUMNS.stream().map(Field::name).toList();
  }

  /**
   * The calls of a pivot, oldest first, as {@link Pivot#calls} gives them; empty when there are more than fit in memory.
   *
   * @throws dev.tourniquet.jobs.lake.LakeException when there is no lake
   * @throws UncheckedIOException when a file cannot be read
   */
  public Optional<List<Row>> calls(String lake, Pivot pivot) {
    List<FileStatus> files =
        StoredTable.of(lake, EventEntities.TABLE, hadoop).files(PivotConditions.ofFiles(pivot));
    ExecutorService readers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      var held = new AtomicInteger();
      List<Future<List<Row>>> parts = new ArrayList<>();
      for (FileStatus file : files) {
        parts.add(readers.submit(() -> calls(pivot, file, held)));
      }
      return held(parts, held);
    } finally {
      readers.shutdownNow();
    }
  }

  private List<Row> calls(Pivot pivot, FileStatus file, AtomicInteger held) throws IOException {
    List<Row> calls = new ArrayList<>();
    if (held.get() <= most) {
      try (var reader = new PivotReader(pivot, file, hadoop.configuration())) {
        boolean unused = reader.calls(call -> calls.add(call) && held.incrementAndGet() <= most);
      }
    }
    return calls;
  }

  private Optional<List<Row>> held(List<Future<List<Row>>> parts, AtomicInteger held) {
    List<Row> calls = new ArrayList<>();
    Set<List<String>> known = new HashSet<>();
    for (Future<List<Row>> part : parts) {
      for (Row call : done(part)) {
        if (known.add(List.of(call.getString(ID), call.getString(ACCOUNT)))) {
          calls.add(call);
        }
      }
      if (held.get() > most) {
        return Optional.empty();
      }
    }
    calls.sort(BY_TIME);
    return Optional.of(calls);
  }

  private static List<Row> done(Future<List<Row>> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new UncheckedIOException(
            "Cannot read the table event_entities: " + cause.getMessage(), cause);
      }
      throw new IllegalStateException("Cannot read the table event_entities", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading the table event_entities", e);
    }
  }
}
