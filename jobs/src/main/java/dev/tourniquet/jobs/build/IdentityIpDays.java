package dev.tourniquet.jobs.build;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which identity called from which address on which day: what "first time from here" is read from. */
public final class IdentityIpDays {
  public static final Field DAY = EventEntities.DAY;
  public static final Field PRINCIPAL = EventEntities.PRINCIPAL;
  public static final Field IP = EventEntities.IP;
  public static final Field ACCOUNT = EventEntities.ACCOUNT;
  public static final Field CALLS =
      required("calls", LongType, "Direct calls: no service called on its behalf.");
  public static final Field OK = required("ok", LongType, "Direct calls that succeeded.");
  public static final Field DENIED =
      required("denied", LongType, "Direct calls refused for want of permission.");
  public static final Field FIRST = required("firstTime", TimestampType, "First of them.");
  public static final Field LAST = required("lastTime", TimestampType, "Last of them.");

  public static final Table TABLE = Table.daily(
          "identity_ip_days",
          "One identity, one source address and one UTC day.",
          DAY,
          PRINCIPAL,
          IP,
          ACCOUNT,
          CALLS,
          OK,
          DENIED,
          FIRST,
          LAST)
      .searchedBy(PRINCIPAL, IP);

  private static final Column DIRECT_BY_SOMEONE = EventEntities.KIND
      .col()
      .equalTo("identity")
      .and(EventEntities.DIRECT.col())
      .and(EventEntities.IP.col().notEqual(""));

  private IdentityIpDays() {}

  /** event_entities → identity_ip_days. */
  public static Dataset<Row> fromEntities(Dataset<Row> entities) {
    return entities
        .where(DIRECT_BY_SOMEONE)
        .groupBy(DAY.col(), PRINCIPAL.col(), IP.col(), ACCOUNT.col())
        .agg(
            CALLS.is(count(lit(1))),
            OK.is(count_if(EventEntities.OUTCOME.col().equalTo("OK"))),
            DENIED.is(count_if(EventEntities.OUTCOME.col().equalTo("DENIED"))),
            FIRST.is(min(EventEntities.EVENT_TIME.col())),
            LAST.is(max(EventEntities.EVENT_TIME.col())));
  }
}
