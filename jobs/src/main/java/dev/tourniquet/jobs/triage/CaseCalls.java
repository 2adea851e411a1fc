package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/** The calls around each case: by every key of the event that leads it. Lists are cut to those nearest in time. */
final class CaseCalls {
  /** Calls of one pivot that a case holds whole; the page says how many more there are. */
  static final int MOST_CALLS = 100;

  /** Whole calls that wrote one resource. */
  static final int MOST_WRITES = 300;

  static final Field KIND = EventEntities.KIND;
  static final Field KEY = EventEntities.KEY;
  static final Field AROUND =
      required("around", TimestampType, "Time of the event that leads the case.");
  static final Field MOST =
      required("most", IntegerType, "How many calls to keep; no more than MOST_WRITES.");
  static final Field OF = optional("of", StringType, "Key of the resource a part belongs to.");

  private static final String RANK = "rank";
  private static final List<Column> PICKED = List.of(
      CaseParts.CASE.col(),
      CaseParts.PART.col(),
      CaseParts.OF.is(OF.col()),
      Events.DAY.col(),
      Events.ACCOUNT.col(),
      Events.EVENT_ID.col());

  private CaseCalls() {}

  /** candidates → the keys to pivot on. */
  static Dataset<Row> wanted(Dataset<Row> candidates) {
    return pivot(candidates, Part.ON_RESOURCE, "resource", Triggers.RESOURCE)
        .union(pivot(candidates, Part.BY_IDENTITY, "identity", Triggers.PRINCIPAL))
        .union(pivot(candidates, Part.BY_SESSION, "session", Triggers.SESSION))
        .union(pivot(candidates, Part.BY_CREDENTIAL, "credential", Triggers.CREDENTIAL))
        .union(pivot(candidates, Part.BY_IP, "ip", Triggers.IP));
  }

  private static Dataset<Row> pivot(Dataset<Row> candidates, Part part, String kind, Field key) {
    return candidates
        .where(key.col().notEqual(""))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(part.name())),
            KIND.is(lit(kind)),
            KEY.is(key.col()),
            OF.is(lit(null)),
            AROUND.is(Triggers.EVENT_TIME.col()),
            MOST.is(lit(MOST_CALLS)));
  }

  /** wanted × event_entities → every call, also those that will be cut. */
  static Dataset<Row> calls(Dataset<Row> wanted, Dataset<Row> entities, Instant asOf) {
    String[] on = {KIND.name(), KEY.name()};
    return wanted.join(
        entities
            .where(EventEntities.EVENT_TIME.col().leq(lit(asOf)))
            .select(
                KIND.col(),
                KEY.col(),
                EventEntities.DAY.col(),
                EventEntities.EVENT_TIME.col(),
                EventEntities.EVENT_ID.col(),
                EventEntities.EVENT_NAME.col(),
                EventEntities.ACCOUNT.col(),
                EventEntities.OUTCOME.col(),
                EventEntities.READ_ONLY.col(),
                EventEntities.DIRECT.col(),
                EventEntities.PRINCIPAL.col(),
                EventEntities.IP.col()),
        on);
  }

  /** calls → the nearest ones, to be fetched whole. */
  static Dataset<Row> nearest(Dataset<Row> calls) {
    return nearest(calls, lit(0).asc());
  }

  /** The same with some before all others, and with more columns. */
  static Dataset<Row> nearest(Dataset<Row> calls, Column first, Field... more) {
    Column distance =
        abs(unix_seconds(EventEntities.EVENT_TIME.col()).minus(unix_seconds(AROUND.col())));
    var byDistance = Window.partitionBy(CaseParts.CASE.col(), CaseParts.PART.col(), OF.col())
        .orderBy(first, distance, EventEntities.EVENT_TIME.col(), EventEntities.EVENT_ID.col());
    List<Column> columns = new ArrayList<>(PICKED);
    Stream.of(more).map(Field::col).forEach(columns::add);
    return calls
        .where(MOST.col().gt(0))
        .withColumn(RANK, row_number().over(byDistance))
        // With a number, Spark drops what is beyond before it sorts; a column alone tells it
        // nothing.
        .where(col(RANK).leq(MOST_WRITES).and(col(RANK).leq(MOST.col())))
        .select(columns.toArray(Column[]::new));
  }

  /** picked with more columns → picked. */
  static Dataset<Row> picked(Dataset<Row> more) {
    return more.select(PICKED.toArray(Column[]::new));
  }

  /** picked × events → each event whole, once for every part that cites it. */
  static Dataset<Row> whole(Dataset<Row> picked, Dataset<Row> events) {
    String[] id = {Events.DAY.name(), Events.ACCOUNT.name(), Events.EVENT_ID.name()};
    MapFunction<Row, Row> assemble = row -> RowFactory.create(
        row.getAs(CaseParts.CASE.name()),
        row.getAs(CaseParts.PART.name()),
        row.getAs(CaseParts.OF.name()),
        EventRecords.event(row).record().toString());
    return events.join(picked, id).map(assemble, Encoders.row(CaseParts.TABLE.schema()));
  }
}
