package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which identity called which operation where on which day: what "it never did that" is read from. */
public final class OperationDays {
  public static final Field DAY = Activity.DAY;
  public static final Field PRINCIPAL = Activity.PRINCIPAL;
  public static final Field ACCOUNT = Activity.ACCOUNT;
  public static final Field EVENT_SOURCE = Activity.EVENT_SOURCE;
  public static final Field EVENT_NAME = Activity.EVENT_NAME;
  public static final Field AWS_REGION = Activity.AWS_REGION;
  public static final Field CALLS =
      required("calls", LongType, "Direct calls: no service called on its behalf.");
  public static final Field OK = required("ok", LongType, "Direct calls that succeeded.");

  public static final Table TABLE = Table.whole(
          "operation_days",
          "One identity, one operation, account and region, and one UTC day.",
          DAY,
          PRINCIPAL,
          ACCOUNT,
          EVENT_SOURCE,
          EVENT_NAME,
          AWS_REGION,
          CALLS,
          OK)
      .from(Activity.TABLE, OperationDays::fromActivity);

  private static final Column DIRECT_BY_SOMEONE =
      Activity.PRINCIPAL.col().notEqual("").and(Activity.DIRECT.col());

  private OperationDays() {}

  /** activity → operation_days as they were known at a time. */
  public static Dataset<Row> until(Dataset<Row> activity, Instant asOf) {
    return fromActivity(Activity.until(activity, asOf));
  }

  /** activity → operation_days. */
  static Dataset<Row> fromActivity(Dataset<Row> activity) {
    return activity
        .where(DIRECT_BY_SOMEONE)
        .groupBy(
            DAY.col(),
            PRINCIPAL.col(),
            ACCOUNT.col(),
            EVENT_SOURCE.col(),
            EVENT_NAME.col(),
            AWS_REGION.col())
        .agg(CALLS.is(sum(Activity.CALLS.col())), OK.is(sum(Activity.OK.col())));
  }
}
