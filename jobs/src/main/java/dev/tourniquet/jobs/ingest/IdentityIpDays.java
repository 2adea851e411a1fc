package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which identity called from which address on which day: what "first time from here" is read from. */
public final class IdentityIpDays {
  public static final Field DAY = Activity.DAY;
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

  public static final Table TABLE = Table.whole(
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
      .from(Activity.TABLE, IdentityIpDays::fromActivity);

  private static final Column DIRECT_BY_SOMEONE = Activity.PRINCIPAL
      .col()
      .notEqual("")
      .and(Activity.DIRECT.col())
      .and(Activity.IP.col().notEqual(""));

  private IdentityIpDays() {}

  /** activity → identity_ip_days as they were known at a time. */
  public static Dataset<Row> until(Dataset<Row> activity, Instant asOf) {
    return fromActivity(Activity.until(activity, asOf));
  }

  /** activity → identity_ip_days. */
  static Dataset<Row> fromActivity(Dataset<Row> activity) {
    return activity
        .where(DIRECT_BY_SOMEONE)
        .groupBy(DAY.col(), PRINCIPAL.col(), IP.col(), ACCOUNT.col())
        .agg(
            CALLS.is(sum(Activity.CALLS.col())),
            OK.is(sum(Activity.OK.col())),
            DENIED.is(sum(Activity.DENIED.col())),
            FIRST.is(min(Activity.FIRST.col())),
            LAST.is(max(Activity.LAST.col())));
  }
}
