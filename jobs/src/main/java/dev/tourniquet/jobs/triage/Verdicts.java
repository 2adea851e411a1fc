package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How the verdict on each finding changed as more became known: a row is only added when something changed. */
public final class Verdicts {
  public static final Field ID = Findings.ID;
  public static final Field AS_OF = Findings.AS_OF;
  public static final Field VERDICT = Findings.VERDICT;
  public static final Field BLEEDING = Findings.BLEEDING;
  public static final Field STOP = Findings.STOP;
  public static final Field RUN = required(
      "run", LongType, "The run that took it: every run that judged anew has the next number.");
  public static final Field BEFORE = optional(
      "verdictBefore", StringType, "The verdict as of the time before; null for the first.");
  public static final Field BLEEDING_BEFORE =
      optional("bleedingBefore", StringType, "Bleeding as of the time before.");
  public static final Field WHY = optional("why", StringType, "The summary then.");
  public static final Field RULE = Findings.RULE;
  public static final Field RESOURCE = Findings.RESOURCE;

  public static final Table TABLE = Table.whole(
          "verdicts",
          "One change of the verdict on a finding.",
          ID,
          AS_OF,
          RUN,
          VERDICT,
          BLEEDING,
          STOP,
          BEFORE,
          BLEEDING_BEFORE,
          WHY,
          RULE,
          RESOURCE)
      .searchedBy(ID, AS_OF, VERDICT);

  /** Of a course: the list. */
  public static final Field COURSE = required("course", StringType, "Changes as a JSON list.");
  /** Of a course: how many changes there are. */
  public static final Field TOTAL = required("total", LongType, "How many changes there are.");

  private static final int MOST = 50;
  private static final String LAST = "last";

  private Verdicts() {}

  /** Keeps what changed with the findings of this note, unless that was done. */
  static void keep(Lake lake, String note, Instant asOf) {
    if (lake.note(TABLE).filter(note::equals).isPresent()) {
      return;
    }
    lake.append(
        TABLE,
        changed(lake.read(Findings.TABLE), lake.read(TABLE), asOf)
            .withColumn(RUN.name(), lit(lake.nextBatch(TABLE, RUN))),
        note);
  }

  /**
   * verdicts → one row for each finding with its changes until a time as a JSON list, the oldest first, and how many
   * there are. Of many the newest are listed.
   */
  public static Dataset<Row> courses(Dataset<Row> verdicts, Instant asOf) {
    Column all = sort_array(collect_list(
        struct(AS_OF.col(), RUN.col(), VERDICT.col(), BLEEDING.col(), STOP.col(), WHY.col())));
    return verdicts
        .where(AS_OF.col().leq(lit(asOf)))
        .groupBy(ID.col())
        .agg(TOTAL.is(count(lit(1))), all.as(COURSE.name()))
        .select(
            ID.col(),
            TOTAL.col(),
            COURSE.is(to_json(slice(
                COURSE.col(),
                greatest(lit(1), TOTAL.col().minus(MOST - 1)).cast(IntegerType),
                lit(MOST)))));
  }

  /** findings × verdicts → those whose verdict or bleeding differs from the newest not later than this time. */
  static Dataset<Row> changed(Dataset<Row> findings, Dataset<Row> verdicts, Instant asOf) {
    Dataset<Row> newest = verdicts
        .where(AS_OF.col().leq(lit(asOf)))
        .groupBy(ID.col())
        .agg(max_by(
                struct(VERDICT.col(), BLEEDING.col(), STOP.col()), struct(AS_OF.col(), RUN.col()))
            .as(LAST));
    Column before = lastOf(VERDICT);
    Column same = before
        .equalTo(VERDICT.col())
        .and(lastOf(BLEEDING).equalTo(BLEEDING.col()))
        .and(lastOf(STOP).equalTo(STOP.col()));
    return findings
        .where(AS_OF.col().leq(lit(asOf)))
        .join(newest, new String[] {ID.name()}, "left")
        .where(not(coalesce(same, lit(false))))
        .select(
            ID.col(),
            AS_OF.col(),
            VERDICT.col(),
            BLEEDING.col(),
            STOP.col(),
            BEFORE.is(before),
            BLEEDING_BEFORE.is(lastOf(BLEEDING)),
            WHY.is(get_json_object(Findings.FINDING.col(), "$.summary")),
            RULE.col(),
            RESOURCE.col());
  }

  private static Column lastOf(Field field) {
    return col(LAST + "." + field.name());
  }
}
