package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.sigma.CorrelationPlan;
import dev.tourniquet.sigma.CorrelationRule;
import dev.tourniquet.sigma.Occurrence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/**
 * Correlation rules over the matches they rest on. Each group is sorted by time on disk and streamed through: it need
 * not fit into memory, nor need the history.
 */
final class Correlations {
  static final Field RULE = Triggers.RULE;
  static final Field GROUP = required("group", StringType, "Values that belong together.");
  static final Field TIME = required("time", TimestampType, "When the rule fired.");
  static final Field EVENT = required("event", StringType, "Names the event that completed it.");
  static final Field OCCURRENCE =
      optional("occurrence", StringType, "As JSON; null when no correlation asks for it.");
  static final Field EVENTS =
      required("events", DataTypes.createArrayType(StringType), "Names events that make it up.");

  /** What a correlation is fed with. */
  static final Table FOOD = Table.whole(
      "correlation_food",
      "A match in one group of a correlation.",
      RULE,
      GROUP,
      TIME,
      EVENT,
      OCCURRENCE);

  /** What it gives. */
  static final Table HITS = Table.whole(
      "correlation_hits",
      "A correlation that fired.",
      RULE,
      TIME,
      EVENT,
      Triggers.BEGINS,
      Triggers.RESOURCE,
      EVENTS,
      OCCURRENCE);

  private Correlations() {}

  /** correlated → the triggers of correlation rules. */
  static Dataset<Row> triggers(Dataset<Row> correlated, CorrelationPlan plan) {
    Dataset<Row> all = null;
    List<Dataset<Row>> below = new ArrayList<>();
    for (int step = 0; step < plan.steps(); step++) {
      Dataset<Row> food = food(correlated, step, plan);
      for (Dataset<Row> hits : below) {
        food = food.union(foodOfHits(hits, step, plan));
      }
      Dataset<Row> hits = hits(food, plan);
      below.add(hits);
      all = all == null ? hits : all.union(hits);
    }
    return rows(all, correlated);
  }

  private static Dataset<Row> food(Dataset<Row> correlated, int step, CorrelationPlan plan) {
    FlatMapFunction<Row, Row> feed = row -> feed(Correlated.occurrence(row), step, plan);
    return correlated.flatMap(feed, Encoders.row(FOOD.schema()));
  }

  private static Dataset<Row> foodOfHits(Dataset<Row> hits, int step, CorrelationPlan plan) {
    FlatMapFunction<Row, Row> feed = row ->
        feed(Stored.read(row.getString(HITS.indexOf(OCCURRENCE)), Occurrence.class), step, plan);
    return hits.where(OCCURRENCE.col().isNotNull()).flatMap(feed, Encoders.row(FOOD.schema()));
  }

  private static Iterator<Row> feed(Occurrence occurrence, int step, CorrelationPlan plan) {
    List<Row> food = new ArrayList<>();
    for (CorrelationRule rule : plan.above(occurrence.rule(), step)) {
      for (String group : plan.groups(rule, occurrence)) {
        food.add(RowFactory.create(
            rule.id(), group, occurrence.time(), occurrence.event(), Stored.text(occurrence)));
      }
    }
    return food.iterator();
  }

  private static Dataset<Row> hits(Dataset<Row> food, CorrelationPlan plan) {
    MapPartitionsFunction<Row, Row> correlate = rows -> new HitStream(plan, rows);
    return food.repartition(RULE.col(), GROUP.col())
        .sortWithinPartitions(RULE.col(), GROUP.col(), TIME.col(), EVENT.col(), OCCURRENCE.col())
        .mapPartitions(correlate, Encoders.row(HITS.schema()));
  }

  /** Each event of a hit is a trigger of the correlation, known from the first hit it belongs to. */
  private static Dataset<Row> rows(Dataset<Row> hits, Dataset<Row> correlated) {
    Field key = EVENT.as("key", "Names an event.");
    Column completes = Triggers.BEGINS.col().and(key.col().equalTo(EVENT.col()));
    Dataset<Row> members = hits.select(
            RULE.col(),
            Triggers.RESOURCE.col(),
            Triggers.KNOWN_AT.is(TIME.col()),
            Triggers.BEGINS.col(),
            EVENT.col(),
            explode(EVENTS.col()).as(key.name()))
        .groupBy(RULE.col(), Triggers.RESOURCE.col(), key.col())
        .agg(
            Triggers.KNOWN_AT.is(min(Triggers.KNOWN_AT.col())), Triggers.BEGINS.is(max(completes)));
    Dataset<Row> events = correlated
        .withColumn(key.name(), Correlated.key())
        .drop(RULE.name(), Triggers.RESOURCE.name())
        .dropDuplicates(new String[] {key.name()});
    return members.join(events, key.name()).select(Triggers.TABLE.columns());
  }
}
