package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Identities that earlier runs found SICK: what they did from the day before that on is no part of what is usual. */
final class SickIdentities {
  static final Field SICK =
      required("sick", BooleanType, "Whether the identity was sick already on that day.");
  private static final Field FROM =
      required("sickFrom", DateType, "Day before the first event of the first SICK finding.");

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
        .agg(FROM.is(to_date(min(Findings.FIRST_SEEN.col()).minus(lit(Incident.LEAD)))));
  }

  /** Rows of identities by day × sick identities → the same rows that also say whether the identity was sick then. */
  static Dataset<Row> marked(Dataset<Row> days, Dataset<Row> sick) {
    return days.join(broadcast(sick), Activity.PRINCIPAL.name(), "left")
        .withColumn(SICK.name(), coalesce(Activity.DAY.col().geq(FROM.col()), lit(false)))
        .drop(FROM.name());
  }
}
