package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.triage.CallList;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Calls of the caller of a case that lie further away than the nearest hundred. Whether a stop worked is told by its newest
 * calls, however many it made around the event; how it works, by some of each day before.
 */
final class CaseFurther {
  /** What {@link CaseParts#OF} says of the newest calls. */
  static final String LATER = "later";

  /** What it says of calls of the days before, which tell how the caller works and are no evidence. */
  static final String BEFORE = "before";

  /** Newest calls from where the event came from, and as many from elsewhere. */
  static final int MOST_LATER = 50;

  /** Days before that tell how it works: twice as many as are needed to call it a batch job. */
  static final int DAYS = 30;

  /** Calls of one of these days; one of each hour, before there are two of any. */
  static final int MOST_OF_A_DAY = 24;

  private static final Field LEAD_IP =
      required("leadIp", StringType, "Address of the event that leads the case.");
  private static final Field IN_HOUR = required("inHour", IntegerType, "Its place in its hour.");
  private static final String RANK = "rank";
  private static final Column TIME = EventEntities.EVENT_TIME.col();
  private static final Column AROUND = CaseCalls.AROUND.col();
  private static final Column ID = EventEntities.EVENT_ID.col();
  private static final Column WORKS = EventEntities.OUTCOME
      .col()
      .equalTo("OK")
      .and(not(EventEntities.EVENT_NAME.col().isInCollection(CallList.neverDenied())));

  private CaseFurther() {}

  /** calls × candidates → those to be fetched whole. */
  static Dataset<Row> picked(Dataset<Row> calls, Dataset<Row> candidates) {
    String of = CaseCalls.OF.name();
    return CaseCalls.picked(later(calls, candidates).withColumn(of, lit(LATER)))
        .union(CaseCalls.picked(before(calls).withColumn(of, lit(BEFORE))));
  }

  private static Dataset<Row> later(Dataset<Row> calls, Dataset<Row> candidates) {
    Column there = EventEntities.IP.col().equalTo(LEAD_IP.col());
    var newest = Window.partitionBy(CaseParts.CASE.col(), CaseParts.PART.col(), there)
        .orderBy(TIME.desc(), ID);
    return calls
        .where(CaseParts.PART
            .col()
            .isInCollection(List.of(Part.BY_IDENTITY.name(), Part.BY_CREDENTIAL.name())))
        .where(WORKS.and(TIME.gt(AROUND)))
        .join(
            candidates.select(CaseParts.CASE.col(), LEAD_IP.is(Triggers.IP.col())),
            CaseParts.CASE.name())
        .withColumn(RANK, row_number().over(newest))
        .where(RANK + " <= " + MOST_LATER);
  }

  /** Spread over the hours of each day, so that a job that runs every hour is not seen in the morning alone. */
  private static Dataset<Row> before(Dataset<Row> calls) {
    var day = Window.partitionBy(CaseParts.CASE.col(), EventEntities.DAY.col());
    var hour =
        Window.partitionBy(CaseParts.CASE.col(), EventEntities.DAY.col(), hour(TIME));
    Column end = AROUND.minus(lit(Incident.LEAD));
    return calls
        .where(CaseParts.PART.col().equalTo(Part.BY_IDENTITY.name()))
        .where(EventEntities.DIRECT.col())
        .where(TIME.lt(end).and(TIME.geq(end.minus(lit(Duration.ofDays(DAYS))))))
        .withColumn(IN_HOUR.name(), row_number().over(hour.orderBy(TIME, ID)))
        .withColumn(RANK, row_number().over(day.orderBy(IN_HOUR.col(), TIME, ID)))
        .where(RANK + " <= " + MOST_OF_A_DAY);
  }
}
