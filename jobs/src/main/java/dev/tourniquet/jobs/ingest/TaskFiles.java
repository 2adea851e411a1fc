package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnFile;
import dev.tourniquet.jobs.columnar.ColumnSet;
import dev.tourniquet.jobs.columnar.RowColumns;
import dev.tourniquet.jobs.lake.DataFile;
import dev.tourniquet.jobs.lake.Table;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.apache.spark.sql.Row;

/**
 * Opens the data files of one task under names that no other task, and no other try of it, uses. Closing it gives up those
 * that are not finished.
 */
final class TaskFiles implements Closeable {
  /** Searches read few pages of these. */
  static final ColumnFile.Layout SEARCHED =
      new ColumnFile.Layout(2_048, 1, Set.of(EventEntities.EVENT_ID.name()));

  static final ColumnFile.Layout READ = new ColumnFile.Layout(20_000, 1, Set.of());

  private final String root;
  private final String name;
  private final Configuration hadoop;
  private final List<DataFile> finished = new ArrayList<>();
  private final List<ColumnFile> unfinished = new ArrayList<>();
  private int number;

  TaskFiles(String root, String name, Configuration hadoop) {
    this.root = root;
    this.name = name;
    this.hadoop = hadoop;
  }

  ColumnFile open(Table table, int day, ColumnSet columns, ColumnFile.Layout layout)
      throws IOException {
    Path folder = new Path(root, table.name());
    Path partition = table.day() == null
        ? folder
        : new Path(folder, table.day().name() + "=" + LocalDate.ofEpochDay(day));
    String file = String.format(Locale.ROOT, "part-%s-%05d.zstd.parquet", name, number++);
    ColumnFile opened = ColumnFile.create(new Path(partition, file), hadoop, columns, layout);
    unfinished.add(opened);
    return opened;
  }

  void finish(Table table, int day, ColumnFile file, ColumnSet columns) throws IOException {
    finished.add(new DataFile(table.name(), day, file.finish(columns)));
    unfinished.remove(file);
  }

  /** Writes few rows as a file of a table that is not kept by day. */
  void write(Table table, List<Row> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    var columns = new ColumnSet(table.fileSchema(), table.searchedNames(), Set.of());
    var values = new RowColumns(columns, table.fileSchema());
    rows.forEach(values::add);
    ColumnFile file = open(table, DataFile.NO_DAY, columns, READ);
    finish(table, DataFile.NO_DAY, file, columns);
  }

  List<DataFile> finished() {
    return finished;
  }

  @Override
  public void close() {
    IOUtils.closeStreams(unfinished.toArray(Closeable[]::new));
  }
}
