package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.triage.CallList;
import java.time.Duration;
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
  private static final Field AMONG = required(
      "among", StringType, "Of later calls whether they came from there, of others the day.");
  private static final Field HOUR = required("hour", IntegerType, "Of calls before the UTC hour.");
  private static final Field IN_HOUR = required("inHour", IntegerType, "Place in its hour.");
  private static final Field RANK = required("rank", IntegerType, "Place among those.");
  private static final Column OF = CaseParts.OF.col();
  private static final Column TIME = EventEntities.EVENT_TIME.col();
  private static final Column ID = EventEntities.EVENT_ID.col();
  private static final Column OF_CREDENTIAL =
      CaseParts.PART.col().equalTo(Part.BY_CREDENTIAL.name());
  private static final Column OF_IDENTITY = CaseParts.PART.col().equalTo(Part.BY_IDENTITY.name());
  private static final Column IS_LATER = TIME.gt(CaseCalls.AROUND.col())
      .and(EventEntities.OUTCOME.col().equalTo("OK"))
      .and(not(EventEntities.EVENT_NAME.col().isInCollection(CallList.neverDenied())));
  private static final Column END = CaseCalls.AROUND.col().minus(lit(Incident.LEAD));
  private static final Column IS_BEFORE = OF_IDENTITY
      .and(EventEntities.DIRECT.col())
      .and(TIME.lt(END))
      .and(TIME.geq(END.minus(lit(Duration.ofDays(DAYS)))));

  private CaseFurther() {}

  /**
   * calls × candidates → those to be fetched whole. Of a day they are spread over its hours, so that a job that runs every
   * hour is not seen in the morning alone.
   */
  static Dataset<Row> picked(Dataset<Row> calls, Dataset<Row> candidates) {
    Column there = EventEntities.IP.col().equalTo(LEAD_IP.col()).cast(StringType);
    Column micros = unix_micros(TIME);
    Column[] among = {CaseParts.CASE.col(), CaseParts.PART.col(), OF, AMONG.col()};
    Column[] ofHour = {CaseParts.CASE.col(), CaseParts.PART.col(), OF, AMONG.col(), HOUR.col()};
    Column order = when(IS_LATER, negate(micros)).otherwise(micros);
    Dataset<Row> ranked = calls
        .where(OF_CREDENTIAL.or(OF_IDENTITY))
        .where(IS_LATER.or(IS_BEFORE))
        .join(
            candidates.select(CaseParts.CASE.col(), LEAD_IP.is(Triggers.IP.col())),
            CaseParts.CASE.name())
        .withColumn(CaseParts.OF.name(), when(IS_LATER, LATER).otherwise(BEFORE))
        .withColumn(
            AMONG.name(),
            when(IS_LATER, there).otherwise(EventEntities.DAY.col().cast(StringType)))
        .withColumn(HOUR.name(), when(IS_LATER, 0).otherwise(hour(TIME)))
        .withColumn(
            IN_HOUR.name(), row_number().over(Window.partitionBy(ofHour).orderBy(order, ID)))
        .withColumn(
            RANK.name(),
            row_number().over(Window.partitionBy(among).orderBy(IN_HOUR.col(), order, ID)));
    return CaseCalls.picked(
        ranked.where(RANK.col().leq(when(IS_LATER, MOST_LATER).otherwise(MOST_OF_A_DAY))));
  }
}
