package dev.tourniquet.jobs.columnar;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;

/** A Parquet file being written, row group by row group. */
public final class ColumnFile implements Closeable {
  private static final long ROW_GROUP = 128L << 20;
  private static final int LONGEST_STATISTIC = 256;

  private final Path path;
  private final ParquetFileWriter file;
  private final ChunkWriter chunks;
  private final Map<String, Range> ranges = new TreeMap<>();
  private final Map<String, Long> absent = new TreeMap<>();
  private long rows;

  private ColumnFile(Path path, ParquetFileWriter file, ChunkWriter chunks) {
    this.path = path;
    this.file = file;
    this.chunks = chunks;
  }

  /** Opens a new file for columns. */
  public static ColumnFile create(Path path, Configuration hadoop, ColumnSet columns, Layout layout)
      throws IOException {
    var file = new ParquetFileWriter(
        HadoopOutputFile.fromPath(path, hadoop),
        columns.schema(),
        ParquetFileWriter.Mode.OVERWRITE,
        ROW_GROUP,
        0,
        ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
        LONGEST_STATISTIC,
        false);
    file.start();
    return new ColumnFile(path, file, new ChunkWriter(file, layout));
  }

  /** Writes the rows gathered so far as a row group, and forgets them. */
  public void flush(ColumnSet columns) throws IOException {
    if (columns.rows() == 0) {
      return;
    }
    file.startBlock(columns.rows());
    for (Leaf leaf : columns.leaves()) {
      note(leaf, chunks.write(leaf));
    }
    file.endBlock();
    rows += columns.rows();
    columns.clear();
  }

  private void note(Leaf leaf, Range range) {
    if (leaf.searched()) {
      String name = leaf.descriptor().getPath()[0];
      absent.merge(name, leaf.absentEntries(), Long::sum);
      if (range != null) {
        ranges.merge(name, range, leaf::widest);
      }
    }
  }

  /** Writes the footer and closes the file. */
  public FileSummary finish(ColumnSet columns) throws IOException {
    flush(columns);
    file.end(Map.of("org.apache.spark.version", org.apache.spark.package$.MODULE$.SPARK_VERSION()));
    chunks.close();
    Map<String, FileSummary.Bounds> bounds = new TreeMap<>();
    for (Leaf leaf : columns.leaves()) {
      if (leaf.searched()) {
        String name = leaf.descriptor().getPath()[0];
        bounds.put(name, bounds(leaf, ranges.get(name), absent.getOrDefault(name, 0L)));
      }
    }
    return new FileSummary(
        path.toString(), file.getPos(), rows, System.currentTimeMillis(), bounds);
  }

  private static FileSummary.Bounds bounds(Leaf leaf, Range range, long absent) {
    if (range == null) {
      return new FileSummary.Bounds(null, null, absent);
    }
    return leaf instanceof TextLeaf
        ? new FileSummary.Bounds(
            new String(range.smallest(), StandardCharsets.UTF_8),
            new String(range.largest(), StandardCharsets.UTF_8),
            absent)
        : new FileSummary.Bounds(
            Range.number(range.smallest()), Range.number(range.largest()), absent);
  }

  /** Gives up: what was written is no file of a table. */
  @Override
  public void close() throws IOException {
    chunks.close();
    file.close();
  }

  /**
   * How a file is laid out.
   *
   * @param pageRows rows of a page: the least that a search reads of a column
   * @param zstd level of compression
   * @param fine columns of ids, which hardly compress and have no order: their pages have a quarter of the rows, and a Bloom
   *     filter tells which row groups do not hold an id
   */
  public record Layout(int pageRows, int zstd, Set<String> fine) {
    private static final int FINER = 4;

    int pageRows(Leaf leaf) {
      return isFine(leaf) ? pageRows / FINER : pageRows;
    }

    boolean isFine(Leaf leaf) {
      return fine.contains(leaf.descriptor().getPath()[0]);
    }
  }
}
