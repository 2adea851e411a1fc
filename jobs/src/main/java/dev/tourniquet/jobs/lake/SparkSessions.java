package dev.tourniquet.jobs.lake;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Builds the session: the settings every stage relies on. What is set here wins over spark-submit's own settings. */
public final class SparkSessions {
  /** What Hadoop's settings begin with among Spark's. */
  static final String OF_HADOOP = "spark.hadoop.";

  private static final String LOCAL_CONTEXT = "fs.AbstractFileSystem.file.impl";

  private static final String INTERCEPTORS = "fs.s3a.audit.execution.interceptors";

  /** Hadoop's settings on one machine, beside its own files. */
  static final Map<String, String> HADOOP = Map.of(
      "fs.s3.impl",
      "org.apache.hadoop.fs.s3a.S3AFileSystem",
      "fs.file.impl",
      LocalFiles.class.getName(),
      LOCAL_CONTEXT,
      LocalContext.class.getName(),
      INTERCEPTORS,
      WholeAnswers.class.getName());

  private static final int MOST_TRIES_OF_A_TASK = 4;

  /** Bytes of a row group as stored: some ten times as much JSON. */
  private static final int ROW_GROUP = 8 << 20;

  private static final int READ_AT_ONCE = 256;

  /** Bytes of a data file up to which it is joined with others, where files are joined. */
  public static final long SMALL_FILE = 16L << 20;

  private static final long JOINED_FILE = 128L << 20;

  /** What a task of ingest holds, and a share of what all hold together: two run in a heap of 1 GB, 7 % slower than in 3. */
  private static final long HEAP_OF_A_TASK = 384L << 20;

  private SparkSessions() {}

  /**
   * The session of this process; unless a master is given from outside a local one, with a task for each core that memory
   * suffices for.
   */
  public static SparkSession open() {
    var builder = SparkSession.builder()
        .appName("tourniquet")
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config("spark.sql.parquet.compression.codec", "zstd")
        // Small pages, so that a search in what is written anew reads little.
        .config(OF_HADOOP + "parquet.page.row.count.limit", "2048")
        // A reader holds a batch of rows of one row group at once, and an investigation has half a
        // megabyte: of a thousand findings two tasks filled the memory.
        .config(OF_HADOOP + "parquet.block.size", String.valueOf(ROW_GROUP))
        .config("spark.sql.parquet.columnarReaderBatchSize", String.valueOf(READ_AT_ONCE))
        .config("spark.databricks.delta.optimize.minFileSize", String.valueOf(SMALL_FILE))
        .config("spark.databricks.delta.optimize.maxFileSize", String.valueOf(JOINED_FILE))
        // delta-io/delta#7640: with Delta's extension, named parameters of spark.sql are lost
        // without this.
        .config("spark.sql.legacy.parameterSubstitution.constantsOnly", "true")
        .config(OF_HADOOP + "fs.s3.impl", HADOOP.get("fs.s3.impl"));
    return (System.getProperty("spark.master") == null ? local(builder) : builder).getOrCreate();
  }

  /** Ends the session of this process, if one was opened. */
  public static void close() {
    var session = SparkSession.getDefaultSession();
    if (session.isDefined()) {
      session.get().stop();
    }
  }

  /** Settings for one machine: no web page, no open port beyond loopback, few partitions. */
  private static SparkSession.Builder local(SparkSession.Builder builder) {
    Runtime machine = Runtime.getRuntime();
    int cores = tasksAtOnce(machine.availableProcessors(), machine.maxMemory());
    return builder
        // A task is tried again as on a cluster: not every fault of a network is met by the S3
        // client itself.
        .master("local[" + cores + "," + MOST_TRIES_OF_A_TASK + "]")
        .config(OF_HADOOP + "fs.file.impl", HADOOP.get("fs.file.impl"))
        .config(OF_HADOOP + LOCAL_CONTEXT, HADOOP.get(LOCAL_CONTEXT))
        .config(OF_HADOOP + INTERCEPTORS, HADOOP.get(INTERCEPTORS))
        // A laptop that slept, or a machine that is busy with something else, is no lost executor.
        .config("spark.network.timeout", "24h")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", String.valueOf(Math.max(2, cores)))
        // Spark would take 64 MB for the first row of each join, sort and aggregation, and keep it
        // as long as a plan knows the join: 1.6 GB after a run over 1,412 events.
        .config("spark.buffer.pageSize", "1m")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "4")
        .config("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false");
  }

  /** One for each processor, as far as memory holds them. */
  static int tasksAtOnce(int processors, long heap) {
    return (int) Math.max(1, Math.min(processors, heap / HEAP_OF_A_TASK));
  }
}
