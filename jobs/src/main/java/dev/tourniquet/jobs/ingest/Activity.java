package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who called what from where, counted: what the views of identities, addresses and operations by day add up. */
public final class Activity {
  public static final Field DAY = Events.DAY;
  public static final Field PRINCIPAL = EventEntities.PRINCIPAL;
  public static final Field NAME =
      required("name", StringType, "What a person calls the caller; may be empty.");
  public static final Field IP = EventEntities.IP;
  public static final Field ADDRESS =
      required("address", StringType, "The address as written; may be empty.");
  public static final Field ACCOUNT = Events.ACCOUNT;
  public static final Field EVENT_SOURCE = Events.EVENT_SOURCE;
  public static final Field EVENT_NAME = Events.EVENT_NAME;
  public static final Field AWS_REGION = Events.AWS_REGION;
  public static final Field DIRECT = EventEntities.DIRECT;
  public static final Field CALLS = required("calls", LongType, "All calls.");
  public static final Field OK = required("ok", LongType, "Calls that succeeded.");
  public static final Field DENIED =
      required("denied", LongType, "Calls refused for want of permission.");
  public static final Field FIRST = required("firstTime", TimestampType, "First of them.");
  public static final Field LAST = required("lastTime", TimestampType, "Last of them.");
  public static final Field BATCH = Events.BATCH;

  public static final Table TABLE = Table.whole(
          "activity",
          "Calls of one identity from one address to one operation, account and region on one UTC day, as one task of"
              + " one ingest counted them: add rows up.",
          DAY,
          PRINCIPAL,
          NAME,
          IP,
          ADDRESS,
          ACCOUNT,
          EVENT_SOURCE,
          EVENT_NAME,
          AWS_REGION,
          DIRECT,
          CALLS,
          OK,
          DENIED,
          FIRST,
          LAST,
          BATCH)
      .searchedBy(DAY, PRINCIPAL, IP, BATCH);

  private Activity() {}

  /**
   * activity → what of it was known at a time: rows that began later are left out. Of one that went on later only its
   * first call is known, and the outcome of that where all calls had the same.
   */
  static Dataset<Row> until(Dataset<Row> activity, Instant asOf) {
    Column later = LAST.col().gt(lit(asOf));
    return activity
        .where(FIRST.col().leq(lit(asOf)))
        .withColumn(OK.name(), when(later, ofFirst(OK)).otherwise(OK.col()))
        .withColumn(DENIED.name(), when(later, ofFirst(DENIED)).otherwise(DENIED.col()))
        .withColumn(CALLS.name(), when(later, lit(1L)).otherwise(CALLS.col()))
        .withColumn(LAST.name(), when(later, FIRST.col()).otherwise(LAST.col()));
  }

  private static Column ofFirst(Field outcome) {
    return when(outcome.col().equalTo(CALLS.col()), lit(1L)).otherwise(lit(0L));
  }
}
