package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.sessions.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/** What was called on each day: of every pivot, and from which addresses by whoever acted in a role. */
final class CaseDays {
  private static final String OTHER = "other";
  private static final List<String> COUNTED = Stream.of(
          Part.ON_RESOURCE,
          Part.BY_IDENTITY,
          Part.BY_SESSION,
          Part.BY_CREDENTIAL,
          Part.BY_IP,
          Part.ACTOR_DAY)
      .map(Part::name)
      .toList();
  private static final Column OF_ACTOR = CaseParts.PART.col().equalTo(Part.ACTOR_DAY.name());

  private CaseDays() {}

  /** candidates × sessions → whoever acted in the role that called, to be pivoted on; no call of it is fetched. */
  static Dataset<Row> actors(Dataset<Row> candidates, Dataset<Row> sessions) {
    Dataset<Row> named = sessions
        .where(Sessions.ACTOR.col().notEqual(""))
        .select(Sessions.SESSION.col(), Sessions.ACTOR.col())
        .distinct();
    return candidates
        .where(Triggers.PRINCIPAL.col().startsWith("role:"))
        .join(named, Triggers.SESSION.name())
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.ACTOR_DAY.name())),
            CaseCalls.KIND.is(lit("actor")),
            CaseCalls.KEY.is(Sessions.ACTOR.col()),
            CaseCalls.OF.is(Triggers.PRINCIPAL.col()),
            CaseCalls.AROUND.is(Triggers.EVENT_TIME.col()),
            CaseCalls.MOST.is(lit(0)));
  }

  /** calls → counts by day, small enough to keep; of an actor only direct calls in that role, by address. */
  static Dataset<Row> daily(Dataset<Row> calls) {
    Column inRole = EventEntities.DIRECT
        .col()
        .and(EventEntities.PRINCIPAL.col().equalTo(CaseCalls.OF.col()))
        .and(EventEntities.IP.col().notEqual(""));
    return calls
        .where(CaseParts.PART.col().isInCollection(COUNTED))
        .where(not(OF_ACTOR).or(inRole))
        .groupBy(
            CaseParts.CASE.col(),
            CaseParts.PART.col(),
            CaseCalls.OF.col(),
            EventEntities.DAY.col(),
            when(OF_ACTOR, EventEntities.IP.col()).as(OTHER))
        .agg(
            count(lit(1)).as("calls"),
            count_if(EventEntities.OUTCOME.col().equalTo("OK")).as("ok"),
            count_if(EventEntities.OUTCOME.col().equalTo("DENIED")).as("denied"))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** calls → how many direct calls the caller of each case made in the hour up to it, and how many were refused. */
  static Dataset<Row> ofHour(Dataset<Row> calls) {
    Column time = EventEntities.EVENT_TIME.col();
    Column around = CaseCalls.AROUND.col();
    return calls
        .where(CaseParts.PART.col().equalTo(Part.BY_IDENTITY.name()))
        .where(EventEntities.DIRECT.col())
        .where(time.leq(around).and(time.gt(around.minus(lit(Duration.ofHours(1))))))
        .groupBy(CaseParts.CASE.col())
        .agg(
            count(lit(1)).as("calls"),
            count_distinct(EventEntities.EVENT_NAME.col()).as("operations"),
            count_if(EventEntities.OUTCOME.col().equalTo("DENIED")).as("refused"))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.HOUR.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(struct("calls", "operations", "refused"))));
  }

  /** daily → activity by day of each pivot, as parts. */
  static Dataset<Row> ofPivots(Dataset<Row> daily) {
    return daily
        .where(not(OF_ACTOR))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.col(),
            CaseParts.OF.is(lit("days")),
            CaseParts.PAYLOAD.is(to_json(struct("day", "calls", "ok", "denied"))));
  }

  /** daily × sick identities → days and addresses of whoever acted in the role, as parts. */
  static Dataset<Row> ofActors(Dataset<Row> daily, Dataset<Row> sick) {
    var newest = Window.partitionBy(CaseParts.CASE.col())
        .orderBy(EventEntities.DAY.col().desc(), col(OTHER));
    Dataset<Row> inRole =
        daily.where(OF_ACTOR).withColumn(EventEntities.PRINCIPAL.name(), CaseCalls.OF.col());
    return SickIdentities.marked(inRole, sick)
        .withColumn("rank", row_number().over(newest))
        .where("rank <= " + CaseHistory.MOST_ROWS)
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.col(),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(
                struct("day", OTHER, "calls", "ok", "denied", SickIdentities.SICK.name()))));
  }
}
