package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Row;

/** What is held of each account, region and day: nothing may be concluded from what is not. */
public final class Coverage {
  public static final Field DAY = Events.DAY;
  public static final Field ACCOUNT = Events.ACCOUNT;
  public static final Field REGION =
      required("region", StringType, "Region; empty when the event names none.");
  public static final Field FILES =
      required("files", LongType, "Objects that hold events of this day.");
  public static final Field EVENTS = required("events", LongType, "Distinct events held.");
  public static final Field HOURS = required(
      "hours", IntegerType, "Hours of the day with an event: bit 0 for midnight to 1 o'clock.");
  public static final Field FIRST = required("firstTime", TimestampType, "First event.");
  public static final Field LAST = required("lastTime", TimestampType, "Last event.");

  public static final Field BATCH = Events.BATCH;

  public static final Table TABLE = Table.whole(
          "coverage",
          "What one task of one ingest read of one account, region and UTC day: add rows up, bit_or the hours.",
          DAY,
          ACCOUNT,
          REGION,
          FILES,
          EVENTS,
          HOURS,
          FIRST,
          LAST,
          BATCH)
      .searchedBy(DAY, ACCOUNT, BATCH);

  private Coverage() {}

  /** How many events a lake holds. */
  public static long events(Lake lake) {
    Row row = lake.read(TABLE).agg(sum(EVENTS.col())).head();
    return row.isNullAt(0) ? 0 : row.getLong(0);
  }
}
