package dev.tourniquet.jobs.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;

/**
 * Rows of small tables read from their data files, all of which Delta Kernel names. Delta's own reading asks Spark, for each
 * scan of each plan, which files could be left out: 90 of the 203 jobs of a triage of 1,412 events. That pays where there
 * is much to leave out.
 *
 * <p>All rows are one partition, which Spark knows to need no exchange: most plans become one stage with one task.
 */
final class FileReads {
  /** Bytes that one task reads in about a second. */
  private static final long LITTLE = 32L << 20;

  /** Data files of a table as of one version. */
  private record Known(long version, List<FileStatus> files) {
    boolean isLittle() {
      return files.stream().mapToLong(FileStatus::getLen).sum() <= LITTLE;
    }

    String[] paths() {
      return files.stream().map(file -> file.getPath().toString()).toArray(String[]::new);
    }
  }

  private final SparkSession spark;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  FileReads(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * All rows of a table; nothing where the session reads much, or the table is large or elsewhere: from S3, Spark would ask
   * for each file by itself.
   */
  Optional<Dataset<Row>> rows(Table table, Path folder, long version) {
    if (!PlanEffort.isLittle(spark) || !"file".equals(folder.toUri().getScheme())) {
      return Optional.empty();
    }
    Known files = known.compute(
        folder,
        (path, last) -> last != null && last.version() == version ? last : list(path, version));
    return files.isLittle() ? Optional.of(rows(table, folder, files.paths())) : Optional.empty();
  }

  private Dataset<Row> rows(Table table, Path folder, String[] paths) {
    if (paths.length == 0) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    return spark
        .read()
        .schema(table.schema())
        .option("basePath", folder.toString())
        .option(DataSource.GLOB_PATHS_KEY(), "false")
        .parquet(paths)
        .select(table.columns())
        .coalesce(1);
  }

  private Known list(Path folder, long version) {
    return new Known(
        version, new StoredTable(folder, spark.sessionState().newHadoopConf()).files(version));
  }
}
