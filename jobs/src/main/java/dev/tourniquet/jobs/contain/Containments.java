package dev.tourniquet.jobs.contain;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The journal of containments: only ever added to, before and after each call. */
public final class Containments {
  public static final Field FINDING = required("finding", StringType, "Id of the finding.");
  public static final Field ATTEMPT =
      required("attempt", StringType, "Which containment of the finding.");
  public static final Field SEQUENCE =
      required("sequence", LongType, "Order of the lines of one finding.");
  public static final Field PLAN = required("plan", StringType, "least or strong.");
  public static final Field STEP = required("step", IntegerType, "Number in the plan, from 1.");
  public static final Field STATE = required(
      "state",
      StringType,
      "PLANNED, NOT_NEEDED, CALLED, DONE, FAILED, UNDOING, UNDONE, UNDO_FAILED or ABANDONED.");
  public static final Field AT = required("at", TimestampType, "When the line was written.");
  public static final Field ACCOUNT = required("account", StringType, "Account of the step.");
  public static final Field REGION = required("region", StringType, "Region of the step.");
  public static final Field SERVICE = required("service", StringType, "Service of the call.");
  public static final Field OPERATION = required("operation", StringType, "The call.");
  public static final Field CALL = required("call", StringType, "The call as an AWS CLI line.");
  public static final Field INVERSE =
      required("inverse", StringType, "What undoes it, as an AWS CLI line.");
  public static final Field SAVED = required(
      "saved", StringType, "What the reading calls answered before the first change, as JSON.");
  public static final Field BY = required("by", StringType, "ARN of who contained.");
  public static final Field ERROR = optional("error", StringType, "Why it failed.");
  public static final Field ENTRY = required("entry", StringType, "The whole line as JSON.");

  public static final Table TABLE = Table.whole(
          "containments",
          "One line of the journal of a containment.",
          FINDING,
          ATTEMPT,
          SEQUENCE,
          PLAN,
          STEP,
          STATE,
          AT,
          ACCOUNT,
          REGION,
          SERVICE,
          OPERATION,
          CALL,
          INVERSE,
          SAVED,
          BY,
          ERROR,
          ENTRY)
      .searchedBy(FINDING, ATTEMPT, SEQUENCE, STATE, AT);

  private Containments() {}

  static Row row(Entry entry, long sequence) {
    return RowFactory.create(
        entry.finding(),
        entry.attempt(),
        sequence,
        entry.plan(),
        entry.number(),
        entry.state().name(),
        entry.at(),
        entry.step().account(),
        entry.step().region(),
        entry.step().call().service(),
        entry.step().call().operation(),
        entry.step().cli(),
        entry.step().inverseCli(),
        Stored.text(entry.saved()),
        entry.by(),
        entry.error().isEmpty() ? null : entry.error(),
        Stored.text(entry));
  }

  static Entry fromRow(Row row) {
    return Stored.read(row.getAs(ENTRY.name()), Entry.class);
  }
}
