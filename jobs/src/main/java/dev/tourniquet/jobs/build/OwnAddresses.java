package dev.tourniquet.jobs.build;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.AddressSigns;
import dev.tourniquet.baseline.DescribedAddresses;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What says of an address or a VPC endpoint that it is ours. An agent that reports all day is one row. */
public final class OwnAddresses {
  public static final Field DAY = Events.DAY;
  public static final Field HOW =
      required("how", StringType, "ALLOCATED, RELEASED, ELASTIC, ATTACHED, AGENT or ENDPOINT.");
  public static final Field ADDRESS = required(
      "address",
      StringType,
      "Key of the address, or id of the endpoint; empty where none is named.");
  public static final Field HOLDER =
      required("holder", StringType, "What has it, such as eipalloc-… or i-….");
  public static final Field FIRST =
      required("firstTime", TimestampType, "First call that says so.");
  public static final Field LAST = required("lastTime", TimestampType, "Last of them.");
  public static final Field EVIDENCE =
      required("evidence", StringType, "Event id of the first, or the describing call.");

  public static final Table TABLE = Table.daily(
          "own_addresses",
          "One address or VPC endpoint that calls of one UTC day say is ours, or is ours no more.",
          DAY,
          HOW,
          ADDRESS,
          HOLDER,
          FIRST,
          LAST,
          EVIDENCE)
      .searchedBy(ADDRESS, HOLDER);

  private static final Column MAY_SAY = Events.EVENT_NAME
      .col()
      .isInCollection(AddressSigns.OPERATIONS)
      .and(Events.ERROR_CODE.col().isNull());
  private static final Column MAY_DESCRIBE = Inventory.OPERATION
      .col()
      .isInCollection(DescribedAddresses.OPERATIONS)
      .or(Inventory.TYPE.col().isInCollection(DescribedAddresses.TYPES));

  private OwnAddresses() {}

  /** events → own_addresses. */
  public static Dataset<Row> fromEvents(Dataset<Row> events) {
    FlatMapFunction<Row, Row> signs = row ->
        AddressSigns.of(EventRecords.event(row)).stream().map(OwnAddresses::row).iterator();
    return events
        .where(MAY_SAY)
        .flatMap(signs, Encoders.row(TABLE.schema()))
        .groupBy(DAY.col(), HOW.col(), ADDRESS.col(), HOLDER.col())
        .agg(
            min(FIRST.col()).as(FIRST.name()),
            max(LAST.col()).as(LAST.name()),
            min_by(EVIDENCE.col(), struct(FIRST.col(), EVIDENCE.col())).as(EVIDENCE.name()));
  }

  /** inventory → rows of the same shape. */
  public static Dataset<Row> fromInventory(Dataset<Row> inventory) {
    FlatMapFunction<Row, Row> signs = row -> DescribedAddresses.of(Inventory.fromRow(row)).stream()
        .map(OwnAddresses::row)
        .iterator();
    return inventory.where(MAY_DESCRIBE).flatMap(signs, Encoders.row(TABLE.schema()));
  }

  private static Row row(AddressSign sign) {
    return RowFactory.create(
        LocalDate.ofInstant(sign.from(), ZoneOffset.UTC),
        sign.how().name(),
        sign.address(),
        sign.resource(),
        sign.from(),
        sign.to(),
        sign.evidence());
  }
}
