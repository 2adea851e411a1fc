package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.unix_seconds;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The events that met the rule, and the calls that may have issued the credentials they were made with. */
final class CaseTriggers {
  private static final int MOST_TRIGGERS = 100;

  /** The issuing call and the session's creation date agree to the second; two are allowed for. */
  private static final int SECONDS = 2;

  private static final int MOST_ISSUING = 50;
  private static final String SECOND = "second";

  private static final Column ISSUES = EventEntities.EVENT_NAME
      .col()
      .rlike(
          "^(AssumeRole|GetFederationToken|GetSessionToken|ConsoleLogin|SwitchRole|GetRoleCredentials)");

  private CaseTriggers() {}

  static Dataset<Row> picked(Dataset<Row> candidates, Dataset<Row> triggers, Instant asOf) {
    String[] on = {Triggers.RULE.name(), Triggers.RESOURCE.name()};
    var newest = Window.partitionBy(CaseParts.CASE.col())
        .orderBy(
            Triggers.OK.of("t").desc(),
            Triggers.EVENT_TIME.of("t").desc(),
            Triggers.EVENT_ID.of("t"));
    return candidates
        .select(CaseParts.CASE.col(), Triggers.RULE.col(), Triggers.RESOURCE.col())
        .join(Candidates.until(triggers, asOf).as("t"), on)
        .withColumn("rank", row_number().over(newest))
        .where(col("rank").leq(MOST_TRIGGERS))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.TRIGGER.name())),
            CaseParts.OF.is(lit(null)),
            Events.DAY.col(),
            Events.ACCOUNT.col(),
            Events.EVENT_ID.col());
  }

  /** Calls, in any account and region, that issued credentials at the second the session says it was created. */
  static Dataset<Row> issuing(Dataset<Row> candidates, Dataset<Row> entities) {
    Column start = unix_seconds(Triggers.SESSION_START.col());
    Dataset<Row> sessions = candidates
        .where(Triggers.SESSION_START.col().isNotNull())
        .select(
            CaseParts.CASE.col(),
            explode(sequence(start.minus(SECONDS), start.plus(SECONDS))).as(SECOND));
    Dataset<Row> issues = entities
        .where(EventEntities.KIND.col().equalTo("identity").and(ISSUES))
        .withColumn(SECOND, unix_seconds(EventEntities.EVENT_TIME.col()));
    var first = Window.partitionBy(CaseParts.CASE.col())
        .orderBy(EventEntities.EVENT_TIME.col(), Events.EVENT_ID.col());
    return sessions
        .join(issues, SECOND)
        .withColumn("rank", row_number().over(first))
        .where(col("rank").leq(MOST_ISSUING))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.BY_SESSION.name())),
            CaseParts.OF.is(lit("issue")),
            Events.DAY.col(),
            Events.ACCOUNT.col(),
            Events.EVENT_ID.col());
  }
}
