package dev.tourniquet.jobs.inventory;

import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.max_by;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.recorder.ConfigFile;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Reads the files of AWS Config below the inventory folder into the lake: each file once that could be fetched. */
final class LoadRecorded {
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
        .where(ObjectListing.OBJECT.col().rlike(ConfigFile.FOLDER))
        .where(ObjectListing.OBJECT
            .col()
            .endsWith("/" + ConfigFile.WRITABILITY_CHECK)
            .equalTo(false))
        .select(
            RecordedItems.FILE.is(ObjectListing.OBJECT.col()),
            RecordedItems.BYTES.col(),
            ObjectNames.of(ObjectListing.OBJECT))
        .join(
            known.select(ObjectNames.of(RecordedItems.FILE), RecordedItems.BYTES.col()),
            same,
            "left_anti");
  }

  /** config_files × listing → what of each file that is still there could not be read when it was last tried. */
  static Dataset<Row> problems(Dataset<Row> known, Dataset<Row> listing) {
    return known
        .groupBy(ObjectNames.of(RecordedItems.FILE))
        .agg(RecordedItems.PROBLEMS.is(
            max_by(RecordedItems.PROBLEMS.col(), RecordedItems.LOAD.col())))
        .join(
            listing.select(ObjectNames.of(ObjectListing.OBJECT)),
            new String[] {ObjectNames.NAME.name()},
            "left_semi")
        .select(inline(RecordedItems.PROBLEMS.col()));
  }

  private static void read(Lake lake, Dataset<Row> fresh) {
    long load = RecordedItems.loads(lake) + 1;
    HadoopSettings hadoop = HadoopSettings.of(lake.spark());
    FlatMapFunction<Row, Row> rows =
        file -> RecordedRows.of(new StoredBytes(file.getString(0), file.getLong(1), hadoop), load);
    Dataset<Row> read = fresh
        .select(RecordedItems.FILE.col(), RecordedItems.BYTES.col())
        .flatMap(rows, Encoders.row(RecordedRows.TABLE.schema()))
        .persist(StorageLevel.DISK_ONLY());
    String note = "{\"load\": " + load + "}";
    try {
      Dataset<Row> items =
          read.where(RecordedRows.ITEM.col().isNotNull()).select(RecordedRows.ITEM.parts());
      if (!items.isEmpty()) {
        lake.append(RecordedItems.TABLE, unknown(lake, items), note);
      }
      // The ledger comes last: what died before is read again, and its items are known by then.
      lake.append(
          RecordedItems.FILES,
          read.where(RecordedRows.READ_FILE.col().isNotNull())
              .select(RecordedRows.READ_FILE.parts()),
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
}
