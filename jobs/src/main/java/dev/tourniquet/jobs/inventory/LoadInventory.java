package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.lake.Field.optional;

import dev.tourniquet.inventory.InventoryItems;
import dev.tourniquet.inventory.InventoryPath;
import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.jobs.lake.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** Reads the inventory folder into the lake; again only when a file came, went or changed its size. */
public final class LoadInventory {
  private static final Field ITEM = optional("item", Inventory.ITEMS.schema(), "On an item's row.");
  private static final Field PROBLEM =
      optional("problem", Inventory.PROBLEMS.schema(), "On a problem's row.");
  private static final Table READ =
      Table.whole("read", "One thing found in a file.", ITEM, PROBLEM);

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
    Dataset<Row> listing = ObjectListing.of(lake.spark(), List.of(folder));
    boolean recorded = LoadRecorded.run(lake, listing);
    Dataset<Row> files = listing
        .where(ObjectListing.OBJECT.col().rlike("\\.json(\\.gz)?$"))
        .where(ObjectListing.OBJECT.col().contains("/Config/").equalTo(false));
    String note = "{\"inventory\": \"" + fingerprint(files) + "\"}";
    boolean changed = !lake.note(Inventory.ITEMS).equals(java.util.Optional.of(note));
    if (changed || recorded) {
      read(lake, files, note, changed);
    }
    return lake.read(Inventory.PROBLEMS).count();
  }

  private static void read(Lake lake, Dataset<Row> files, String note, boolean changed) {
    HadoopSettings hadoop = HadoopSettings.of(lake.spark());
    FlatMapFunction<Row, Row> rows = file -> rows(file.getString(0), hadoop);
    Dataset<Row> read =
        files.flatMap(rows, Encoders.row(READ.schema())).persist(StorageLevel.DISK_ONLY());
    try {
      Dataset<Row> problems = read.where(PROBLEM.col().isNotNull()).select(PROBLEM.parts());
      lake.replace(Inventory.PROBLEMS, problems.union(ofRecorded(lake)), note);
      if (changed) {
        lake.replace(
            Inventory.ITEMS, read.where(ITEM.col().isNotNull()).select(ITEM.parts()), note);
      }
    } finally {
      read.unpersist();
    }
  }

  private static Dataset<Row> ofRecorded(Lake lake) {
    return lake.read(RecordedItems.FILES).select(functions.inline(RecordedItems.PROBLEMS.col()));
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

  private static Iterator<Row> rows(String file, HadoopSettings hadoop) {
    try {
      InputStream in = InventoryFile.open(file, hadoop);
      return new ItemRows(InventoryItems.read(InventoryPath.parse(file), in), in);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return List.of(problem(InventoryFile.unreadable(file, e))).iterator();
    }
  }

  private static Row problem(InventoryProblem problem) {
    return RowFactory.create(null, InventoryFile.row(problem));
  }

  /** Items as they come, then what was wrong; closes the file at the end. */
  private static final class ItemRows implements Iterator<Row> {
    private final InventoryItems items;
    private final InputStream in;
    private Iterator<Row> after;

    ItemRows(InventoryItems items, InputStream in) {
      this.items = items;
      this.in = in;
    }

    @Override
    public boolean hasNext() {
      if (after == null && !items.hasNext()) {
        InventoryFile.close(in);
        after = items.problems().stream().map(LoadInventory::problem).iterator();
      }
      return after == null || after.hasNext();
    }

    @Override
    public Row next() {
      return hasNext() && after == null
          ? RowFactory.create(Inventory.row(items.next()), null)
          : after.next();
    }
  }
}
