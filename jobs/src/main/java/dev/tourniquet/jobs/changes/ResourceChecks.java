package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.checks.CheckInterval;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** When each check on each resource passed and failed, and which call flipped it. */
public final class ResourceChecks {
  public static final Field PART = ResourceChanges.PART;
  public static final Field RESOURCE = ResourceWrites.RESOURCE;
  public static final Field CHECK = required("check", StringType, "Id of the check.");
  public static final Field TITLE =
      required("title", StringType, "What is wrong when the check fails.");
  public static final Field OUTCOME =
      required("outcome", StringType, "PASS, FAIL, or UNKNOWN where what is held does not tell.");
  public static final Field FROM =
      required("from", TimestampType, "When the call that flipped it took effect.");
  public static final Field TO = optional(
      "to",
      TimestampType,
      "When the next flip or the end of the resource came; NULL while it lasts.");
  public static final Field EVENT = required(
      "event", StringType, "The call; where a flip was only seen, the answer that shows it.");
  public static final Field PRINCIPAL =
      optional("principal", StringType, "Key of who made the call, where that is known.");

  public static final Table TABLE = Table.spread(
          "resource_checks",
          "A stretch of time in which one check on one resource had one outcome.",
          PART,
          RESOURCE,
          CHECK,
          TITLE,
          OUTCOME,
          FROM,
          TO,
          EVENT,
          PRINCIPAL)
      .searchedBy(RESOURCE, CHECK, OUTCOME, FROM, TO);

  private ResourceChecks() {}

  /** The row of one interval; which part it lies in is found when it is written. */
  static Row row(CheckInterval interval) {
    return RowFactory.create(
        0,
        interval.resource().text(),
        interval.check(),
        interval.title(),
        interval.outcome().name(),
        interval.from(),
        interval.to(),
        interval.event(),
        ResourceChanges.emptyToNull(interval.principal()));
  }
}
