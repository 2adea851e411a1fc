package dev.tourniquet.jobs.lake;

import io.delta.kernel.ScanBuilder;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A table of a lake as its data files, found with Delta Kernel: no Spark is started to know them. */
public final class StoredTable {
  private final Path folder;
  private final Configuration hadoop;

  StoredTable(Path folder, Configuration hadoop) {
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /**
   * A table of the lake at a URI.
   *
   * @throws LakeException when there is no lake
   */
  public static StoredTable of(String lake, Table table, HadoopSettings settings) {
    Configuration hadoop = settings.configuration();
    return new StoredTable(
        new Path(LakeFolder.require(new Path(lake), hadoop), table.name()), hadoop);
  }

  /**
   * Its data files that may hold rows for which a condition is true; none when the table has not been written yet.
   *
   * @throws UncheckedIOException when they cannot be listed
   */
  public List<org.apache.hadoop.fs.FileStatus> files(Predicate condition) {
    Engine engine = DefaultEngine.create(hadoop);
    try {
      return files(
          engine, table(engine).getLatestSnapshot(engine).getScanBuilder().withFilter(condition));
    } catch (TableNotFoundException e) {
      return List.of();
    }
  }

  /** That a column of days compares so with one. */
  public static Predicate onDay(Field column, String compared, LocalDate day) {
    return new Predicate(
        compared, new Column(column.name()), Literal.ofDate(Math.toIntExact(day.toEpochDay())));
  }

  /** All data files of a version of it. */
  List<org.apache.hadoop.fs.FileStatus> files(long version) {
    Engine engine = DefaultEngine.create(hadoop);
    return files(engine, table(engine).getSnapshotAsOfVersion(engine, version).getScanBuilder());
  }

  private io.delta.kernel.Table table(Engine engine) {
    return io.delta.kernel.Table.forPath(engine, folder.toString());
  }

  private List<org.apache.hadoop.fs.FileStatus> files(Engine engine, ScanBuilder scan) {
    List<org.apache.hadoop.fs.FileStatus> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        add(batches.next(), files);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the table " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void add(FilteredColumnarBatch batch, List<org.apache.hadoop.fs.FileStatus> files)
      throws IOException {
    try (CloseableIterator<Row> rows = batch.getRows()) {
      while (rows.hasNext()) {
        FileStatus file = InternalScanFileUtils.getAddFileStatus(rows.next());
        files.add(new org.apache.hadoop.fs.FileStatus(
            file.getSize(),
            false,
            1,
            1 << 27,
            file.getModificationTime(),
            new Path(file.getPath())));
      }
    }
  }
}
