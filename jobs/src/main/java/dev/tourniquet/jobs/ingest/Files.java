package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;

/** The ledger: every object that has been met, so that none is read twice. */
public final class Files {
  public static final Field OBJECT = required("object", StringType, "URI of the object.");
  public static final Field KIND =
      required("kind", StringType, "LOG, DIGEST, INSIGHT, CONFIG, OTHER or UNKNOWN.");
  public static final Field DAY = optional(
      "day",
      DateType,
      "UTC day of the folder it lies in, as AWS lays them out, else of the time in its name;"
          + " none where neither tells.");
  public static final Field SHA256 = optional(
      "sha256",
      StringType,
      "SHA-256 of the object as stored, in hexadecimal digits; of logs only.");
  public static final Field CONTENT_SHA256 = optional(
      "contentSha256",
      StringType,
      "SHA-256 of the inflated content, which a digest of CloudTrail names and `log_integrity` has;"
          + " none when it could not be inflated as a whole.");
  public static final Field BYTES = required("bytes", LongType, "Size as stored.");
  public static final Field INFLATED =
      optional("inflatedBytes", LongType, "Size after inflating, as far as read.");
  public static final Field EVENTS = required("events", LongType, "Events kept from it.");
  public static final Field DUPLICATES = required(
      "duplicates", LongType, "Events dropped because their (eventID, account) was there already.");
  public static final Field QUARANTINED =
      required("quarantined", LongType, "Parts of it put in quarantine.");
  public static final Field FIRST_EVENT =
      optional("firstEvent", TimestampType, "Earliest event in it.");
  public static final Field LAST_EVENT =
      optional("lastEvent", TimestampType, "Latest event in it.");
  public static final Field BATCH =
      required("batch", LongType, "Number of the ingest that read it.");

  public static final Table TABLE = Table.whole(
          "files",
          "One object met below a log folder.",
          OBJECT,
          KIND,
          DAY,
          SHA256,
          CONTENT_SHA256,
          BYTES,
          INFLATED,
          EVENTS,
          DUPLICATES,
          QUARANTINED,
          FIRST_EVENT,
          LAST_EVENT,
          BATCH)
      .searchedBy(DAY, OBJECT, BATCH);

  private Files() {}
}
