package dev.tourniquet.jobs.build;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Dataset;
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
  public static final Field HOURS =
      required("hours", LongType, "Hours of the day, of 24, with an event.");
  public static final Field FIRST = required("firstTime", TimestampType, "First event.");
  public static final Field LAST = required("lastTime", TimestampType, "Last event.");

  public static final Table TABLE = Table.daily(
      "coverage",
      "One account, region and UTC day.",
      DAY,
      ACCOUNT,
      REGION,
      FILES,
      EVENTS,
      HOURS,
      FIRST,
      LAST);

  private Coverage() {}

  /** events → coverage. */
  public static Dataset<Row> fromEvents(Dataset<Row> events) {
    return events
        .groupBy(DAY.col(), ACCOUNT.col(), REGION.is(coalesce(Events.AWS_REGION.col(), lit(""))))
        .agg(
            FILES.is(count_distinct(Events.OBJECT.col())),
            EVENTS.is(count(lit(1))),
            HOURS.is(count_distinct(hour(Events.EVENT_TIME.col()))),
            FIRST.is(min(Events.EVENT_TIME.col())),
            LAST.is(max(Events.EVENT_TIME.col())));
  }
}
