package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.lake.Field.optional;

import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.recorder.ConfigFile;
import dev.tourniquet.recorder.ConfigItems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;

/** Reads the files of AWS Config below the inventory folder into the lake: each file once. */
final class LoadRecorded {
  private static final Field ITEM =
      optional("item", RecordedItems.TABLE.schema(), "On an item's row.");
  private static final Field READ_FILE =
      optional("readFile", RecordedItems.FILES.schema(), "On the row of a file, its last.");
  private static final Table READ =
      Table.whole("recorded", "One thing found in a file.", ITEM, READ_FILE);

  /** Snapshots hold what histories hold, and the next snapshot the same again. */
  private static final Field[] SAME = {Inventory.KEY, RecordedItems.CAPTURED, RecordedItems.STATE_ID
  };

  private LoadRecorded() {}

  /** Reads files that were not read yet, and returns whether there were any. */
  static boolean run(Lake lake, Dataset<Row> listing) {
    Dataset<Row> fresh =
        unread(listing, lake.read(RecordedItems.FILES)).persist(StorageLevel.DISK_ONLY());
    try {
      boolean any = !fresh.isEmpty();
      if (any) {
        read(lake, fresh);
      }
      return any;
    } finally {
      fresh.unpersist();
    }
  }

  /** listing × config_files → files of AWS Config that were not read yet, by whatever scheme. */
  static Dataset<Row> unread(Dataset<Row> listing, Dataset<Row> known) {
    String[] same = {ObjectNames.NAME.name(), RecordedItems.BYTES.name()};
    return listing
        .where(ObjectListing.OBJECT.col().contains("/Config/"))
        .where(
            ObjectListing.OBJECT.col().endsWith("/ConfigWritabilityCheckFile").equalTo(false))
        .select(
            RecordedItems.FILE.is(ObjectListing.OBJECT.col()),
            RecordedItems.BYTES.col(),
            ObjectNames.of(ObjectListing.OBJECT))
        .join(
            known.select(ObjectNames.of(RecordedItems.FILE), RecordedItems.BYTES.col()),
            same,
            "left_anti");
  }

  private static void read(Lake lake, Dataset<Row> fresh) {
    long load = RecordedItems.loads(lake) + 1;
    HadoopSettings hadoop = HadoopSettings.of(lake.spark());
    FlatMapFunction<Row, Row> rows = file -> rows(file.getString(0), file.getLong(1), load, hadoop);
    Dataset<Row> read = fresh
        .select(RecordedItems.FILE.col(), RecordedItems.BYTES.col())
        .flatMap(rows, Encoders.row(READ.schema()))
        .persist(StorageLevel.DISK_ONLY());
    String note = "{\"load\": " + load + "}";
    try {
      Dataset<Row> items = read.where(ITEM.col().isNotNull()).select(ITEM.parts());
      lake.append(RecordedItems.TABLE, unknown(lake, items), note);
      // The ledger comes last: what died before is read again, and its items are known by then.
      lake.append(
          RecordedItems.FILES,
          read.where(READ_FILE.col().isNotNull()).select(READ_FILE.parts()),
          note);
    } finally {
      read.unpersist();
    }
  }

  private static Dataset<Row> unknown(Lake lake, Dataset<Row> items) {
    String[] same = Stream.of(SAME).map(Field::name).toArray(String[]::new);
    Column[] columns = Stream.of(SAME).map(Field::col).toArray(Column[]::new);
    Dataset<Row> once = items.dropDuplicates(same);
    return lake.exists(RecordedItems.TABLE)
        ? once.join(lake.read(RecordedItems.TABLE).select(columns), same, "left_anti")
        : once;
  }

  private static Iterator<Row> rows(String file, long bytes, long load, HadoopSettings hadoop) {
    try {
      InputStream in = InventoryFile.open(file, hadoop);
      return new FileRows(ConfigItems.read(ConfigFile.parse(file), in), in, file, bytes, load);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      InventoryProblem problem = InventoryFile.unreadable(file, e);
      return List.of(fileRow(file, bytes, 0, List.of(problem), load)).iterator();
    }
  }

  private static Row fileRow(
      String file, long bytes, long items, List<InventoryProblem> problems, long load) {
    Row[] told = problems.stream().map(InventoryFile::row).toArray(Row[]::new);
    return RowFactory.create(null, RowFactory.create(file, bytes, items, told, load));
  }

  /** Items as they come, then the file with what was wrong in it. */
  private static final class FileRows implements Iterator<Row> {
    private final ConfigItems items;
    private final InputStream in;
    private final String file;
    private final long bytes;
    private final long load;
    private long read;
    private boolean ended;

    FileRows(ConfigItems items, InputStream in, String file, long bytes, long load) {
      this.items = items;
      this.in = in;
      this.file = file;
      this.bytes = bytes;
      this.load = load;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Row next() {
      if (items.hasNext()) {
        read++;
        return RowFactory.create(RecordedItems.row(items.next(), file, load), null);
      }
      if (ended) {
        throw new java.util.NoSuchElementException("Cannot read past the end of " + file);
      }
      ended = true;
      InventoryFile.close(in);
      return fileRow(file, bytes, read, items.problems(), load);
    }
  }
}
