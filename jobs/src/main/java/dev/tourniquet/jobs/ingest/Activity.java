package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;

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
}
