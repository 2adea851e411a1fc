package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Activity by UTC day of identities, of addresses and of resources: three views of one shape. */
public final class EntityDays {
  public static final Field DAY = Events.DAY;
  public static final Field KEY = EventEntities.KEY;
  public static final Field LABEL =
      required("label", StringType, "What a person calls it; the latest of the day.");
  public static final Field CALLS = Activity.CALLS;
  public static final Field OK = Activity.OK;
  public static final Field DENIED = Activity.DENIED;
  public static final Field FIRST = Activity.FIRST.as("firstTime", "First call of the day.");
  public static final Field LAST = Activity.LAST.as("lastTime", "Last call of the day.");
  public static final Field IPS = required("ips", LongType, "Distinct addresses.");
  public static final Field IDENTITIES = required("identities", LongType, "Distinct callers.");
  public static final Field SERVICES = required("services", LongType, "Distinct services called.");
  public static final Field REGIONS = required("regions", LongType, "Distinct regions called.");

  public static final Table IDENTITY_DAYS = table("identity_days", "One identity and UTC day.")
      .from(Activity.TABLE, rows -> fromActivity(rows, Activity.PRINCIPAL, Activity.NAME));
  public static final Table IP_DAYS = table("ip_days", "One source address and UTC day.")
      .from(Activity.TABLE, rows -> fromActivity(rows, Activity.IP, Activity.ADDRESS));
  public static final Table RESOURCE_DAYS = table("resource_days", "One resource and UTC day.")
      .from(EventEntities.TABLE, EntityDays::ofResources);

  private EntityDays() {}

  /** activity → one identity or address and day. */
  static Dataset<Row> fromActivity(Dataset<Row> activity, Field key, Field label) {
    return activity
        .where(key.col().notEqual(""))
        .groupBy(DAY.col(), KEY.is(key.col()))
        .agg(
            LABEL.is(max_by(label.col(), Activity.LAST.col())),
            CALLS.is(sum(Activity.CALLS.col())),
            OK.is(sum(Activity.OK.col())),
            DENIED.is(sum(Activity.DENIED.col())),
            FIRST.is(min(Activity.FIRST.col())),
            LAST.is(max(Activity.LAST.col())),
            IPS.is(count_distinct(Activity.IP.col())),
            IDENTITIES.is(count_distinct(Activity.PRINCIPAL.col())),
            SERVICES.is(count_distinct(Activity.EVENT_SOURCE.col())),
            REGIONS.is(count_distinct(Activity.AWS_REGION.col())));
  }

  /** event_entities → one resource and day. */
  static Dataset<Row> ofResources(Dataset<Row> entities) {
    return entities
        .where(EventEntities.KIND.col().equalTo("resource"))
        .groupBy(DAY.col(), KEY.col())
        .agg(
            LABEL.is(max_by(EventEntities.LABEL.col(), EventEntities.EVENT_TIME.col())),
            CALLS.is(count(lit(1))),
            OK.is(count_if(EventEntities.OUTCOME.col().equalTo("OK"))),
            DENIED.is(count_if(EventEntities.OUTCOME.col().equalTo("DENIED"))),
            FIRST.is(min(EventEntities.EVENT_TIME.col())),
            LAST.is(max(EventEntities.EVENT_TIME.col())),
            IPS.is(count_distinct(EventEntities.IP.col())),
            IDENTITIES.is(count_distinct(EventEntities.PRINCIPAL.col())),
            SERVICES.is(count_distinct(EventEntities.EVENT_SOURCE.col())),
            REGIONS.is(count_distinct(EventEntities.AWS_REGION.col())));
  }

  private static Table table(String name, String doc) {
    return Table.whole(
        name,
        doc,
        DAY,
        KEY,
        LABEL,
        CALLS,
        OK,
        DENIED,
        FIRST,
        LAST,
        IPS,
        IDENTITIES,
        SERVICES,
        REGIONS);
  }
}
