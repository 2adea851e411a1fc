package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import dev.tourniquet.jobs.ingest.Events;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The events that met the rule: of those that ask for the same the newest and the oldest first, so that a hundred later calls
 * do not hide another one.
 */
final class CaseTriggers {
  static final int MOST_TRIGGERS = 100;

  private CaseTriggers() {}

  static Dataset<Row> picked(Dataset<Row> candidates, Dataset<Row> triggers) {
    String[] on = {Triggers.RULE.name(), Triggers.RESOURCE.name(), TriggerWindows.SINCE.name()};
    var alike = Window.partitionBy(CaseParts.CASE.col(), Triggers.ASKED.of("t"));
    Column time = Triggers.EVENT_TIME.of("t");
    Column id = Triggers.EVENT_ID.of("t");
    var telling = Window.partitionBy(CaseParts.CASE.col())
        .orderBy(
            Triggers.OK.of("t").desc(),
            Triggers.OPENS.of("t").desc(),
            col("newest").equalTo(1).desc(),
            col("oldest").equalTo(1).desc(),
            time.desc(),
            id);
    return candidates
        .select(
            CaseParts.CASE.col(),
            Triggers.RULE.col(),
            Triggers.RESOURCE.col(),
            TriggerWindows.SINCE.col())
        .join(triggers.as("t"), on)
        .withColumn("newest", row_number().over(alike.orderBy(time.desc(), id.desc())))
        .withColumn("oldest", row_number().over(alike.orderBy(time, id)))
        .withColumn("rank", row_number().over(telling))
        .where(col("rank").leq(MOST_TRIGGERS))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.TRIGGER.name())),
            CaseParts.OF.is(lit(null)),
            Events.DAY.col(),
            Events.ACCOUNT.col(),
            Events.EVENT_ID.col());
  }
}
