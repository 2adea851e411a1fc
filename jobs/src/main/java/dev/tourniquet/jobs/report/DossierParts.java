package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.integrity.ReadFrom;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.report.EntityKind;
import java.time.Instant;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/** Pieces of the pages of entities and events in one shape: calls and where they were read from, activity by day, findings. */
final class DossierParts {
  /** Calls an entity page shows; it says how many more there are and how to get them. */
  static final int MOST_CALLS = 50;

  /** What a piece is. */
  enum Part {
    CALL,
    DAY,
    FINDING,
    SEEN,
    STEP,
    OBJECT
  }

  static final Field KIND = PageIndex.KIND;
  static final Field KEY = PageIndex.KEY;
  static final Field PART = required("part", StringType, "Name of a Part.");
  static final Field PAYLOAD = required("payload", StringType, "The piece as JSON.");
  static final Table TABLE =
      Table.whole("dossier_parts", "One piece of an entity page.", KIND, KEY, PART, PAYLOAD);

  private static final Field LOWER_KIND =
      EventEntities.KIND.as("lowerKind", "Kind as in event_entities.");

  private DossierParts() {}

  /** chosen × event_entities → every event of each entity, until a time. */
  static Dataset<Row> calls(Dataset<Row> chosen, Dataset<Row> entities, Instant asOf) {
    Dataset<Row> wanted = chosen.select(KIND.col(), LOWER_KIND.is(lower(KIND.col())), KEY.col());
    Dataset<Row> held = entities
        .where(EventEntities.EVENT_TIME.col().leq(lit(asOf)))
        .select(
            LOWER_KIND.is(EventEntities.KIND.col()),
            EventEntities.KEY.col(),
            EventEntities.DAY.col(),
            EventEntities.EVENT_TIME.col(),
            EventEntities.EVENT_ID.col(),
            EventEntities.ACCOUNT.col(),
            EventEntities.OUTCOME.col(),
            EventEntities.PRINCIPAL.col(),
            EventEntities.IP.col());
    return wanted.join(held, new String[] {LOWER_KIND.name(), KEY.name()});
  }

  /** What {@link SeenPieces#tally} gives → activity by day. */
  static Dataset<Row> days(Dataset<Row> tally) {
    return tally
        .groupBy(KIND.col(), KEY.col(), EventEntities.DAY.col())
        .agg(
            sum(SeenPieces.CALLS.col()).as("calls"),
            sum("ok").as("ok"),
            sum("denied").as("denied"))
        .select(
            KIND.col(),
            KEY.col(),
            PART.is(lit(Part.DAY.name())),
            PAYLOAD.is(to_json(struct("day", "calls", "ok", "denied"))));
  }

  /** calls → day, account and id of the newest of each entity. */
  static Dataset<Row> newest(Dataset<Row> calls) {
    var newest = Window.partitionBy(KIND.col(), KEY.col())
        .orderBy(EventEntities.EVENT_TIME.col().desc(), EventEntities.EVENT_ID.col());
    return calls
        .withColumn("rank", row_number().over(newest))
        .where(col("rank").leq(MOST_CALLS))
        .select(
            KIND.col(), KEY.col(), Events.DAY.col(), Events.ACCOUNT.col(), Events.EVENT_ID.col());
  }

  /** newest × events → each of them whole. */
  static Dataset<Row> whole(Dataset<Row> newest, Dataset<Row> events) {
    String[] id = {Events.DAY.name(), Events.ACCOUNT.name(), Events.EVENT_ID.name()};
    MapFunction<Row, Row> assemble = row -> RowFactory.create(
        row.getAs(KIND.name()),
        row.getAs(KEY.name()),
        Part.CALL.name(),
        EventRecords.event(row).record().toString());
    return events.join(newest, id).map(assemble, Encoders.row(TABLE.schema()));
  }

  /** newest → the log objects they were read from. */
  static Dataset<Row> objects(Dataset<Row> newest, ReadFrom readFrom) {
    return readFrom
        .objects(newest.withColumn(ReadFrom.LEADS.name(), lit(true)), KIND, KEY)
        .select(
            KIND.col(),
            KEY.col(),
            PART.is(lit(Part.OBJECT.name())),
            PAYLOAD.is(ReadFrom.PIECE.col()));
  }

  /** chosen × session_edges → who issued each chosen session, and what it issued. */
  static Dataset<Row> steps(Dataset<Row> chosen, Dataset<Row> edges, Instant asOf) {
    MapFunction<Row, Row> step = row -> RowFactory.create(
        EntityKind.SESSION.name(),
        row.getAs(KEY.name()),
        Part.STEP.name(),
        Stored.text(SessionSteps.step(row)));
    return SessionSteps.of(chosen, edges, asOf).map(step, Encoders.row(TABLE.schema()));
  }
}
