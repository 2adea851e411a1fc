package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.sigma.RuleIndex;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.InstanceSession;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * What the tables by day tell of identities and instances, as records that rules match: the call that it rests on with
 * the signal beside it. A call can never look like one, for AWS has no such source.
 */
final class Signals {
  static final Field DAY = Events.DAY;
  static final Field PRINCIPAL = EventEntities.PRINCIPAL;
  static final Field IP = EventEntities.IP;
  static final Field KINDS = required(
      "kinds",
      DataTypes.createArrayType(StringType),
      "Names of what stands out, such as NEW_NETWORK.");

  /** Why the calls of one identity from one address on one day deserve a look. */
  static final Table TABLE =
      Table.whole("signals", "One identity, address and UTC day.", DAY, PRINCIPAL, IP, KINDS);

  /** The {@code logsource} of rules on signals. */
  static final String PRODUCT = "tourniquet";

  static final String SERVICE = "signals";
  private static final String SOURCE = "signals.tourniquet";
  private static final String OF_IDENTITY = "IdentitySignal";
  private static final String OF_INSTANCE = "InstanceSignal";
  /** Different operations of one signal that a finding begins with, the earliest call of each. */
  private static final int MOST_CALLS = 25;

  private static final String RANK = "rank";

  private Signals() {}

  /** Signals of several sources → one row for each identity, address and day. */
  static Dataset<Row> merged(Dataset<Row> signals) {
    return signals
        .groupBy(DAY.col(), PRINCIPAL.col(), IP.col())
        .agg(KINDS.is(sort_array(array_distinct(flatten(collect_list(KINDS.col()))))));
  }

  /** signals × event_entities × events → triggers. */
  static Dataset<Row> triggers(
      Dataset<Row> signals, Dataset<Row> entities, Dataset<Row> events, RuleSet rules) {
    RuleIndex index = rules.index();
    String[] id = {Events.DAY.name(), Events.ACCOUNT.name(), Events.EVENT_ID.name()};
    FlatMapFunction<Row, Row> match = row -> match(row, index);
    return events
        .join(picked(signals, entities), id)
        .flatMap(match, Encoders.row(Triggers.TABLE.schema()));
  }

  private static Dataset<Row> picked(Dataset<Row> signals, Dataset<Row> entities) {
    String[] on = {DAY.name(), PRINCIPAL.name(), IP.name()};
    Column[] order = {EventEntities.EVENT_TIME.col(), EventEntities.EVENT_ID.col()};
    var first = Window.partitionBy(
            DAY.col(), PRINCIPAL.col(), IP.col(), EventEntities.EVENT_NAME.col())
        .orderBy(order);
    var few = Window.partitionBy(DAY.col(), PRINCIPAL.col(), IP.col()).orderBy(order);
    return entities
        .where(EventEntities.KIND
            .col()
            .equalTo("identity")
            .and(EventEntities.KEY.col().equalTo(EventEntities.PRINCIPAL.col()))
            .and(EventEntities.DIRECT.col())
            .and(EventEntities.OUTCOME.col().notEqual("FAILED")))
        .join(signals, on)
        .withColumn(RANK, row_number().over(first))
        .where(col(RANK).equalTo(lit(1)))
        .withColumn(RANK, row_number().over(few))
        .where(col(RANK).leq(lit(MOST_CALLS)))
        .select(
            Events.DAY.col(),
            Events.ACCOUNT.col(),
            Events.EVENT_ID.col(),
            KINDS.col(),
            Triggers.BEGINS.is(col(RANK).equalTo(lit(1))));
  }

  private static Iterator<Row> match(Row row, RuleIndex index) {
    Event event = EventRecords.event(row);
    ObjectNode record = record(event, row.getList(row.fieldIndex(KINDS.name())));
    return index.match(record).stream()
        .map(rule -> {
          List<Object> values = new ArrayList<>(Triggers.ofEvent(row, event, rule));
          values.add(row.getAs(Events.EVENT_TIME.name()));
          values.add(row.getAs(Triggers.BEGINS.name()));
          return RowFactory.create(values.toArray());
        })
        .iterator();
  }

  /** The call under the name of the signal; what it was is told beside. */
  static ObjectNode record(Event event, List<String> kinds) {
    ObjectNode record = event.record().deepCopy();
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    kinds.forEach(names::add);
    ObjectNode signal = JsonNodeFactory.instance.objectNode();
    signal.put("call", event.name()).put("source", event.source()).set("kinds", names);
    record.put("eventSource", SOURCE);
    record.put("eventName", InstanceSession.of(event).isEmpty() ? OF_IDENTITY : OF_INSTANCE);
    record.set("signal", signal);
    return record;
  }
}
