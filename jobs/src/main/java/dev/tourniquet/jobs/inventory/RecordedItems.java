package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** What AWS Config recorded, each item once however many snapshots and histories hold it. */
public final class RecordedItems {
  public static final Field CAPTURED =
      required("captureTime", TimestampType, "When AWS Config recorded it.");
  public static final Field STATE_ID =
      required("stateId", StringType, "configurationStateId: orders the items of one resource.");
  public static final Field STATUS = required(
      "status",
      StringType,
      "OK, ResourceDiscovered, ResourceDeleted, ResourceNotRecorded or ResourceDeletedNotRecorded.");
  public static final Field VERSION =
      required("version", StringType, "Version of the item's form; may be empty.");
  public static final Field FILE = required("file", StringType, "A file that holds it.");
  public static final Field LOAD = required("load", LongType, "Number of the load that read it.");

  public static final Table TABLE = Table.whole(
          "config_items",
          "One configuration item that AWS Config recorded.",
          CAPTURED,
          Inventory.KEY,
          STATE_ID,
          STATUS,
          VERSION,
          Inventory.ACCOUNT,
          Inventory.REGION,
          Inventory.TYPE,
          Inventory.ID,
          Inventory.ARN,
          Inventory.NAME,
          Inventory.ITEM,
          FILE,
          LOAD)
      .searchedBy(CAPTURED, Inventory.KEY, Inventory.ACCOUNT, Inventory.TYPE, LOAD);

  /** In place of the size of a file of which not all could be fetched: no listing shows it, so it is read again. */
  static final long NOT_FETCHED = -1;

  public static final Field BYTES = required(
      "bytes", LongType, "Size as stored; -1 where not all of it could be fetched in this load.");
  public static final Field ITEMS = required("items", LongType, "Items read from it.");
  public static final Field PROBLEMS = required(
      "problems",
      DataTypes.createArrayType(Inventory.PROBLEMS.schema()),
      "What of it could not be read.");
  public static final Table FILES = Table.whole(
      "config_files",
      "One file of AWS Config and a load that read it.",
      FILE,
      BYTES,
      ITEMS,
      PROBLEMS,
      LOAD);

  private RecordedItems() {}

  /** The number of the newest load; 0 when nothing was loaded. */
  public static long loads(Lake lake) {
    Row row = lake.read(FILES).agg(max(LOAD.col())).head();
    return row.isNullAt(0) ? 0 : row.getLong(0);
  }

  /** config_items → rows of the shape of inventory, whose service and operation say that they were recorded. */
  public static Dataset<Row> asInventory(Dataset<Row> recorded) {
    return recorded.select(
        Inventory.ITEMS.fields().stream().map(RecordedItems::inInventory).toArray(Column[]::new));
  }

  private static Column inInventory(Field field) {
    if (field.equals(Inventory.TAKEN_AT)) {
      return field.is(CAPTURED.col());
    }
    if (field.equals(Inventory.SERVICE)) {
      return field.is(lit(InventoryItem.RECORDER));
    }
    return field.equals(Inventory.OPERATION) ? field.is(lit(InventoryItem.RECORDED)) : field.col();
  }

  /** The row of an item read from a file by a load. */
  static Row row(InventoryItem item, String file, long load) {
    return RowFactory.create(
        item.takenAt(),
        item.key().text(),
        item.item().path("stateId").asText(""),
        item.item().path("status").asText(""),
        item.item().path("version").asText(""),
        item.account(),
        item.region(),
        item.resourceType(),
        item.id(),
        item.arn(),
        item.name(),
        item.item().toString(),
        file,
        load);
  }
}
