package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.integrity.ReadFrom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The log objects that the events of each case were read from. */
final class CaseEvidence {
  private CaseEvidence() {}

  /** picked → a part for each object. */
  static Dataset<Row> objects(Dataset<Row> picked, ReadFrom readFrom) {
    Dataset<Row> cited = picked
        .where(not(CaseParts.OF.col().eqNullSafe(lit(CaseFurther.BEFORE))))
        .groupBy(
            CaseParts.CASE.col(), Events.DAY.col(), Events.ACCOUNT.col(), Events.EVENT_ID.col())
        .agg(ReadFrom.LEADS.is(max(CaseParts.PART.col().equalTo(Part.TRIGGER.name()))));
    return readFrom
        .objects(cited, CaseParts.CASE)
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.EVIDENCE.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(ReadFrom.PIECE.col()));
  }
}
