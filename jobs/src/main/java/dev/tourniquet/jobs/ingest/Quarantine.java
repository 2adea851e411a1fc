package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What could not be read as an event: where it lies, why, and how to mend it. */
public final class Quarantine {
  public static final Field OBJECT = required("object", StringType, "URI of the object.");
  public static final Field POSITION =
      required("position", LongType, "Byte offset of the broken part in the inflated object.");
  public static final Field INDEX =
      optional("index", IntegerType, "Position among the object's records, from 0.");
  public static final Field REASON =
      required("reason", StringType, "Kind of problem, such as BROKEN_JSON.");
  public static final Field ERROR =
      required("error", StringType, "What is wrong and how to mend it.");
  public static final Field EVENT_KEPT =
      required("eventKept", BooleanType, "Whether the event is in `events` all the same.");
  public static final Field SAMPLE =
      optional("sample", StringType, "The first 2 kB of the broken part.");
  public static final Field BATCH =
      required("batch", LongType, "Number of the ingest that met it.");

  public static final Table TABLE = Table.whole(
      "quarantine",
      "One part of an object that could not be read as it is.",
      OBJECT,
      POSITION,
      INDEX,
      REASON,
      ERROR,
      EVENT_KEPT,
      SAMPLE,
      BATCH);

  private Quarantine() {}

  /** Whether an object could not be fetched at all: a later run tries it again. */
  public static Column isUnreadable() {
    return REASON.col().equalTo(Problem.Reason.UNREADABLE.name());
  }

  /** Whether these limits permit more than those that an object, or an event of it, was refused by. */
  static Column isRefusedBelow(Limits limits) {
    Column limit = regexp_extract(ERROR.col(), "more than ([0-9]+) bytes", 1).cast(LongType);
    return REASON
        .col()
        .equalTo(Problem.Reason.TOO_LARGE.name())
        .and(limit.lt(limits.objectBytes()))
        .or(REASON
            .col()
            .equalTo(Problem.Reason.EVENT_TOO_LARGE.name())
            .and(limit.lt(limits.eventBytes())));
  }

  static Row row(String object, Problem problem, long batch) {
    return RowFactory.create(
        object,
        problem.position(),
        problem.index() < 0 ? null : problem.index(),
        problem.reason().name(),
        problem.error(),
        problem.eventKept(),
        problem.sample(),
        batch);
  }
}
