package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Identities that earlier runs found SICK: what they did from the day before that on, until a call stopped them, is no
 * part of what is usual.
 */
final class SickIdentities {
  static final Field SICK =
      required("sick", BooleanType, "Whether the identity was sick already on that day.");
  static final Field FROM =
      required("sickFrom", DateType, "Day before the first event of the first SICK finding.");
  static final Field UNTIL = optional(
      "sickUntil", DateType, "Day on which a call stopped it, after all of them; none while not.");

  /** Of a finding: when its caller was stopped. */
  private static final Column STOPPED =
      get_json_object(Findings.FINDING.col(), "$.actor.stoppedAt").cast(TimestampType);

  private SickIdentities() {}

  /** findings of the run before → one row for each identity that was sick. */
  static Dataset<Row> of(Dataset<Row> findings, Instant asOf) {
    return findings
        .where(Findings.VERDICT
            .col()
            .equalTo("SICK")
            .and(Findings.AS_OF.col().leq(lit(asOf)))
            .and(Findings.PRINCIPAL.col().notEqual("")))
        .groupBy(Findings.PRINCIPAL.col())
        .agg(
            FROM.is(to_date(min(Findings.FIRST_SEEN.col()).minus(lit(Incident.LEAD)))),
            UNTIL.is(to_date(when(count(lit(1)).equalTo(count(STOPPED)), max(STOPPED)))));
  }

  /** Rows of identities by day × sick identities → the same rows that also say whether the identity was sick then. */
  static Dataset<Row> marked(Dataset<Row> days, Dataset<Row> sick) {
    return days.join(broadcast(sick), Activity.PRINCIPAL.name(), "left")
        .withColumn(SICK.name(), coalesce(holds(Activity.DAY.col()), lit(false)))
        .drop(FROM.name(), UNTIL.name());
  }

  static Column holds(Column day) {
    return day.geq(FROM.col()).and(coalesce(day.leq(UNTIL.col()), lit(true)));
  }

  /**
   * Writes that name the callers of cases, and the steps of their sessions × sick identities → when those were sick who
   * made them, as parts.
   */
  static Dataset<Row> makers(Dataset<Row> writes, Dataset<Row> steps, Dataset<Row> sick) {
    Dataset<Row> made = writes
        .select(CaseParts.CASE.col(), Activity.PRINCIPAL.col(), Activity.DAY.col())
        .union(steps.select(
            CaseParts.CASE.col(),
            Activity.PRINCIPAL.is(SessionEdgeRows.ISSUER.col()),
            Activity.DAY.is(to_date(SessionEdgeRows.EVENT_TIME.col()))));
    return made.join(broadcast(sick), Activity.PRINCIPAL.name())
        .where(holds(Activity.DAY.col()))
        .select(CaseParts.CASE.col(), Activity.PRINCIPAL.col(), FROM.col(), UNTIL.col())
        .distinct()
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.SICK_MAKER.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(
                to_json(struct(Activity.PRINCIPAL.col(), FROM.col(), UNTIL.col()))));
  }
}
