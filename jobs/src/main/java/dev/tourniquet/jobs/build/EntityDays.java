package dev.tourniquet.jobs.build;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Activity by UTC day of identities, of addresses and of resources: three tables of one shape. */
public final class EntityDays {
  public static final Field DAY = EventEntities.DAY;
  public static final Field KEY = EventEntities.KEY;
  public static final Field LABEL =
      required("label", StringType, "What a person calls it; the latest of the day.");
  public static final Field CALLS = required("calls", LongType, "All calls.");
  public static final Field OK = required("ok", LongType, "Calls that succeeded.");
  public static final Field DENIED =
      required("denied", LongType, "Calls refused for want of permission.");
  public static final Field FIRST = required("firstTime", TimestampType, "First call of the day.");
  public static final Field LAST = required("lastTime", TimestampType, "Last call of the day.");
  public static final Field IPS = required("ips", LongType, "Distinct addresses.");
  public static final Field IDENTITIES = required("identities", LongType, "Distinct callers.");
  public static final Field SERVICES = required("services", LongType, "Distinct services called.");
  public static final Field REGIONS = required("regions", LongType, "Distinct regions called.");

  public static final Table IDENTITY_DAYS = table("identity_days", "One identity and UTC day.");
  public static final Table IP_DAYS = table("ip_days", "One source address and UTC day.");
  public static final Table RESOURCE_DAYS = table("resource_days", "One resource and UTC day.");

  private static final Column SUCCEEDED = EventEntities.OUTCOME.col().equalTo("OK");
  private static final Column REFUSED = EventEntities.OUTCOME.col().equalTo("DENIED");

  private EntityDays() {}

  /** event_entities → one of the three tables. */
  public static Dataset<Row> fromEntities(Dataset<Row> entities, String kind) {
    return entities
        .where(EventEntities.KIND.col().equalTo(kind))
        .groupBy(DAY.col(), KEY.col())
        .agg(
            LABEL.is(max_by(EventEntities.LABEL.col(), EventEntities.EVENT_TIME.col())),
            CALLS.is(count(lit(1))),
            OK.is(count_if(SUCCEEDED)),
            DENIED.is(count_if(REFUSED)),
            FIRST.is(min(EventEntities.EVENT_TIME.col())),
            LAST.is(max(EventEntities.EVENT_TIME.col())),
            IPS.is(count_distinct(EventEntities.IP.col())),
            IDENTITIES.is(count_distinct(EventEntities.PRINCIPAL.col())),
            SERVICES.is(count_distinct(EventEntities.EVENT_SOURCE.col())),
            REGIONS.is(count_distinct(EventEntities.AWS_REGION.col())))
        .sortWithinPartitions(DAY.col(), KEY.col());
  }

  private static Table table(String name, String doc) {
    return Table.daily(
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
            REGIONS)
        .searchedBy(KEY, FIRST, LAST);
  }
}
