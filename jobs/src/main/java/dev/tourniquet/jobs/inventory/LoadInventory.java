package dev.tourniquet.jobs.inventory;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.recorder.ConfigFile;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** Reads the inventory folder into the lake; again only when a file came, went, changed its size or could not be fetched. */
public final class LoadInventory {
  private LoadInventory() {}

  /** Refuses a folder that is not there; writes nothing. */
  public static void check(SparkSession spark, String folder) {
    ObjectListing.require(
        spark,
        folder,
        "Cannot find the inventory " + folder
            + ". Check --inventory: it names a folder or an s3a:// prefix that holds what AWS was asked.");
  }

  /** Brings the inventory and what AWS Config recorded up to date and returns how many problems they have. */
  public static long run(Lake lake, String folder) {
    check(lake.spark(), folder);
    Dataset<Row> listing =
        ObjectListing.of(lake.spark(), List.of(folder)).persist(StorageLevel.DISK_ONLY());
    try {
      boolean recorded = LoadRecorded.run(lake, listing);
      Dataset<Row> files = listing
          .where(ObjectListing.OBJECT.col().rlike("\\.json(\\.gz)?$"))
          .where(recorded(ObjectListing.OBJECT).equalTo(false));
      if (!lake.note(Inventory.ITEMS).equals(Optional.of(note(files)))) {
        read(lake, files, listing);
      } else if (recorded || !lake.note(Inventory.PROBLEMS).equals(Optional.of(note(listing)))) {
        Dataset<Row> told = lake.read(Inventory.PROBLEMS);
        tell(lake, told.where(recorded(Inventory.FILE).equalTo(false)), listing);
      }
    } finally {
      listing.unpersist();
    }
    return lake.read(Inventory.PROBLEMS).count();
  }

  private static Column recorded(Field file) {
    return file.col().rlike(ConfigFile.FOLDER);
  }

  /** The note names the files that were read: while one could not be fetched it fits no listing, and all are read again. */
  private static void read(Lake lake, Dataset<Row> files, Dataset<Row> listing) {
    HadoopSettings hadoop = HadoopSettings.of(lake.spark());
    FlatMapFunction<Row, Row> rows =
        file -> InventoryRows.of(new StoredBytes(file.getString(0), file.getLong(1), hadoop));
    Dataset<Row> read = files
        .flatMap(rows, Encoders.row(InventoryRows.TABLE.schema()))
        .persist(StorageLevel.DISK_ONLY());
    try {
      tell(lake, parts(read, InventoryRows.PROBLEM), listing);
      lake.replace(
          Inventory.ITEMS,
          parts(read, InventoryRows.ITEM),
          note(parts(read, InventoryRows.READ_FILE)));
    } finally {
      read.unpersist();
    }
  }

  private static Dataset<Row> parts(Dataset<Row> read, Field field) {
    return read.where(field.col().isNotNull()).select(field.parts());
  }

  /** Delta keeps no note of nothing in the place of nothing: it would be written again by every run. */
  private static void tell(Lake lake, Dataset<Row> problems, Dataset<Row> listing) {
    Dataset<Row> all =
        problems.union(LoadRecorded.problems(lake.read(RecordedItems.FILES), listing));
    boolean none =
        lake.exists(Inventory.PROBLEMS) && lake.read(Inventory.PROBLEMS).isEmpty() && all.isEmpty();
    if (!none) {
      lake.replace(Inventory.PROBLEMS, all, note(listing));
    }
  }

  private static String note(Dataset<Row> files) {
    return "{\"inventory\": \"" + fingerprint(files) + "\"}";
  }

  /** Names and sizes in one number, worked out where the listing is; the same by whatever scheme it was listed. */
  static String fingerprint(Dataset<Row> files) {
    Row row = files
        .agg(
            functions.count(functions.lit(1)),
            functions.sum(functions
                .xxhash64(ObjectNames.same(ObjectListing.OBJECT.col()), ObjectListing.BYTES.col())
                .cast("decimal(38,0)")))
        .head();
    return row.get(0) + ":" + row.get(1);
  }
}
