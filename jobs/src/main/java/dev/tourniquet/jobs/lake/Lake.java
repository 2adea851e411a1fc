package dev.tourniquet.jobs.lake;

import static java.util.stream.Collectors.joining;

import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Predicate;
import io.delta.tables.DeltaTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The Delta tables below one folder. The only place that knows paths, Delta and how a write is committed. One run at a
 * time writes a lake: {@link #alone}.
 *
 * <p>Each commit carries a note: what the rows were made from. A stage reads its own note to know what is new.
 */
public final class Lake {
  private final SparkSession spark;
  private final Path root;
  private final FileReads files;

  private Lake(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root;
    this.files = new FileReads(spark);
  }

  /** Opens a lake, or a folder that is missing or empty to become one; nothing is written yet. */
  public static Lake openOrCreate(SparkSession spark, String uri) {
    Path root = LakeFolder.check(new Path(uri), spark.sessionState().newHadoopConf());
    return new Lake(spark, root);
  }

  /** Opens a lake that must exist. */
  public static Lake open(SparkSession spark, String uri) {
    Path root = LakeFolder.require(new Path(uri), spark.sessionState().newHadoopConf());
    return new Lake(spark, root);
  }

  /** Lays the mark of a lake into its folder, unless it is there: from now on tables can be written. */
  public void claim() {
    LakeFolder.claim(root, spark.sessionState().newHadoopConf());
  }

  /**
   * Does work while no other run writes this lake.
   *
   * @param command what a second run is told that this one does
   * @throws LockedException when another run writes it
   */
  public int alone(String command, IntSupplier work) {
    return OneRun.in(spark, root.toString(), command, work);
  }

  /** Does work after something was written to this lake: what the user is to mend is told, but no more as if nothing was. */
  public int goOn(IntSupplier work) {
    return OneRun.afterWriting(root.toString(), work);
  }

  /**
   * Refuses a folder for other files that is a lake or lies in this one, or that holds this lake in a folder which is
   * cleared.
   */
  public void keepApart(String folder, List<String> cleared) {
    LakeFolder.keepApart(root, new Path(folder), cleared, spark.sessionState().newHadoopConf());
  }

  /** Does work while no other run writes another folder, such as that of the reports. */
  public void aloneIn(String folder, String command, Runnable work) {
    int unused = OneRun.in(spark, folder, command, () -> {
      work.run();
      return 0;
    });
  }

  public SparkSession spark() {
    return spark;
  }

  /** All rows; none, with the right columns, when the table has not been written yet. */
  public Dataset<Row> read(Table table) {
    if (table.source() != null) {
      return table.source().make().apply(read(table.source().base())).select(table.columns());
    }
    OptionalLong version = version(table);
    if (version.isEmpty()) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    return files
        .rows(table, new Path(root, table.name()), version.getAsLong())
        .orElseGet(() -> delta(table));
  }

  private Dataset<Row> delta(Table table) {
    return spark.read().format("delta").load(path(table)).select(table.columns());
  }

  /** The rows of some days. */
  public Dataset<Row> read(Table table, Collection<LocalDate> days) {
    return read(table).where(table.day().col().isInCollection(days));
  }

  public boolean exists(Table table) {
    if (table.source() != null) {
      return exists(table.source().base());
    }
    return version(table).isPresent();
  }

  /** The newest version of a table; empty when it has not been written yet. */
  public OptionalLong version(Table table) {
    return DeltaLogFolder.of(spark, path(table)).latestVersion();
  }

  /** The note of the newest commit that has one. */
  public Optional<String> note(Table table) {
    return DeltaLogFolder.of(spark, path(table)).latestNote();
  }

  /** The batches of events that were added. */
  public Batches batches() {
    return new Batches(this, root, spark.sessionState().newHadoopConf());
  }

  /** Adds rows in one transaction. */
  public void append(Table table, Dataset<Row> rows, String note) {
    create(table);
    writer(table, rows, note).mode(SaveMode.Append).save(path(table));
  }

  /**
   * Puts rows in the place of all rows of some days, in one transaction: doing it twice changes nothing. Where there is no
   * day, as after a batch of digests alone, nothing is written and no note is kept.
   */
  public void replace(Table table, Collection<LocalDate> days, Dataset<Row> rows, String note) {
    if (!days.isEmpty()) {
      replace(table, rows, note, in(table, days));
    }
  }

  /** The same for a table that is not partitioned by day but by a number. */
  public void replaceParts(Table table, Collection<Integer> parts, Dataset<Row> rows, String note) {
    String in = parts.stream().map(String::valueOf).collect(joining(", "));
    replace(table, rows, note, table.day().name() + " IN (" + in + ")");
  }

  private void replace(Table table, Dataset<Row> rows, String note, String where) {
    boolean empty = create(table);
    DataFrameWriter<Row> writer = writer(table, rows, note);
    if (empty) {
      writer.mode(SaveMode.Append).save(path(table));
    } else {
      writer.mode(SaveMode.Overwrite).option("replaceWhere", where).save(path(table));
    }
  }

  /** The same rows of some days in other files: readers that follow the table's changes see none. */
  public void rewrite(Table table, Collection<LocalDate> days, Dataset<Row> rows, String note) {
    writer(table, rows, note)
        .mode(SaveMode.Overwrite)
        .option("replaceWhere", in(table, days))
        .option("dataChange", "false")
        .save(path(table));
  }

  /** Joins the small files of a table: what is larger than {@link SparkSessions#SMALL_FILE} stays as it is. */
  public void joinSmallFiles(Table table) {
    var unused = DeltaTable.forPath(spark, path(table)).optimize().executeCompaction();
  }

  /** Bytes of each data file of some days; a day without any is left out. */
  public Map<LocalDate, List<Long>> files(Table table, Collection<LocalDate> days) {
    Map<LocalDate, List<Long>> sizes = new TreeMap<>();
    if (days.isEmpty()) {
      return sizes;
    }
    Predicate among = new And(
        StoredTable.onDay(table.day(), ">=", Collections.min(days)),
        StoredTable.onDay(table.day(), "<=", Collections.max(days)));
    for (FileStatus file : stored(table).files(among)) {
      LocalDate day = DataFile.day(file.getPath().toString(), table.day().name());
      sizes.computeIfAbsent(day, any -> new ArrayList<>()).add(file.getLen());
    }
    sizes.keySet().retainAll(days);
    return sizes;
  }

  private StoredTable stored(Table table) {
    return new StoredTable(new Path(path(table)), spark.sessionState().newHadoopConf());
  }

  private static String in(Table table, Collection<LocalDate> days) {
    return table.day().name() + " IN ("
        + days.stream().map(day -> "'" + day + "'").collect(joining(", ")) + ")";
  }

  /** Puts rows in the place of the whole table, in one transaction. */
  public void replace(Table table, Dataset<Row> rows, String note) {
    SaveMode mode = create(table) ? SaveMode.Append : SaveMode.Overwrite;
    writer(table, rows, note).mode(mode).save(path(table));
  }

  /**
   * Rows worked out now and kept until they are unpersisted. Rows that are merely cached are worked out anew when a table
   * they were read from is written: duplicates looked up before an append would find the appended rows.
   */
  public Dataset<Row> settled(Dataset<Row> rows) {
    Dataset<Row> detached = Detached.of(spark, rows);
    Dataset<Row> settled = (PlanEffort.isLittle(spark) ? detached.coalesce(1) : detached)
        .persist(StorageLevel.MEMORY_AND_DISK());
    settled.foreachPartition(
        (ForeachPartitionFunction<Row>) each -> each.forEachRemaining(row -> {}));
    return settled;
  }

  /** Names every table that has been written, so that SQL text can use it. */
  public void registerViews(Collection<Table> tables) {
    for (Table table : tables) {
      read(table).createOrReplaceTempView(table.name());
    }
  }

  /** URI of the lake's folder. Only files that are named with it are named relative to their table. */
  public String uri() {
    return root.toString();
  }

  /** Where the lake lies, as people write it. */
  public String root() {
    return root.toUri().getScheme().equals("file") ? root.toUri().getPath() : root.toString();
  }

  /** Where a table lies. */
  public String path(Table table) {
    return new Path(root, table.name()).toString();
  }

  private DataFrameWriter<Row> writer(Table table, Dataset<Row> rows, String note) {
    return rows.select(table.columns())
        .to(table.schema())
        .write()
        .format("delta")
        .option("userMetadata", note);
  }

  /** Makes a table unless it is there; says whether it did: what is new need not be searched for what to replace. */
  private boolean create(Table table) {
    if (exists(table)) {
      return false;
    }
    claim();
    new DeltaAppends(spark.sessionState().newHadoopConf()).create(path(table), table);
    return true;
  }

  /** The number of the next batch of a table that counts its batches. */
  public long nextBatch(Table table, Field batch) {
    Row row = read(table).agg(functions.max(batch.col())).head();
    return row.isNullAt(0) ? 1 : row.getLong(0) + 1;
  }
}
