package dev.tourniquet.jobs.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The batches of events of a lake: each is in all of its tables or, in the eyes of the next run, in none. */
public final class Batches {
  private final Lake lake;
  private final BatchLog log;
  private final Configuration hadoop;

  Batches(Lake lake, Path root, Configuration hadoop) {
    this.lake = lake;
    this.hadoop = hadoop;
    log = BatchLog.in(root, hadoop);
  }

  /** Number of the newest batch that is in all of its tables; 0 when there is none. */
  public long newest() {
    return log.newestFinished();
  }

  /** The UTC days to which batches after one, up to the {@link #newest}, added events. */
  public List<LocalDate> daysAfter(long batch) {
    return log.daysAfter(batch);
  }

  /**
   * Adds the data files of a batch to their tables: to all of them, even when this run is killed half way, since the
   * next one goes on from the batch's own file.
   *
   * @param tables every table that a batch may add to, the one that tells its days first
   */
  public void add(long batch, List<Table> tables, List<DataFile> files) {
    lake.claim();
    log.write(batch, files, tables.get(0).name());
    commit(batch, tables, files);
  }

  /** Finishes a batch that an earlier run did not; returns its files, none when there is no such batch. */
  public List<DataFile> finish(List<Table> tables) {
    Optional<Long> batch = log.unfinished();
    if (batch.isEmpty()) {
      return List.of();
    }
    List<DataFile> files = log.read(batch.get());
    commit(batch.get(), tables, files);
    return files;
  }

  /** Whether the newest batch may still be missing in a table. */
  boolean isUnfinished() {
    return log.unfinished().isPresent();
  }

  private void commit(long batch, List<Table> tables, List<DataFile> files) {
    var appends = new DeltaAppends(hadoop);
    for (Table table : tables) {
      List<DataFile> own =
          files.stream().filter(file -> file.table().equals(table.name())).toList();
      if (!own.isEmpty()) {
        appends.create(lake.path(table), table);
        appends.append(lake.path(table), table, batch, own);
      }
    }
    log.finished(batch);
  }
}
