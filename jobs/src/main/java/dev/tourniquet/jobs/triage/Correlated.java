package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.sigma.CorrelationPlan;
import dev.tourniquet.sigma.CorrelationRule;
import dev.tourniquet.sigma.Occurrence;
import dev.tourniquet.sigma.RuleIndex;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.CaseResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which rule that a correlation rests on matched which event, with what the correlation asks of the event. */
public final class Correlated {
  public static final Field OCCURRENCE = required(
      "occurrence",
      StringType,
      "As JSON: the values that correlations ask of the event, and what each would be about, had it completed it.");

  public static final Table TABLE = Table.daily(
          "correlated",
          "One match of a rule that a correlation rests on.",
          Triggers.DAY,
          Triggers.ofEventAnd(OCCURRENCE))
      .searchedBy(Triggers.RULE, Triggers.EVENT_TIME);

  private Correlated() {}

  /** events → correlated. */
  static Dataset<Row> fromEvents(Dataset<Row> events, RuleSet rules) {
    CorrelationPlan plan = rules.correlations();
    RuleIndex index = rules.correlated();
    FlatMapFunction<Row, Row> match = row -> match(row, index, plan);
    return events.where(Triggers.couldMatch(index)).flatMap(match, Encoders.row(TABLE.schema()));
  }

  private static Iterator<Row> match(Row row, RuleIndex index, CorrelationPlan plan) {
    Event event = EventRecords.event(row);
    return index.match(event.record()).stream()
        .map(rule -> row(row, event, rule, plan))
        .iterator();
  }

  private static Row row(Row source, Event event, SigmaRule rule, CorrelationPlan plan) {
    List<Object> values = new ArrayList<>(Triggers.ofEvent(source, event, rule));
    Instant time = source.getAs(Triggers.EVENT_TIME.name());
    values.add(Stored.text(
        plan.occurrence(rule, event.record(), time, key(source)).about(about(event, rule, plan))));
    return RowFactory.create(values.toArray());
  }

  private static Map<String, String> about(Event event, SigmaRule rule, CorrelationPlan plan) {
    Map<String, String> about = new TreeMap<>();
    for (CorrelationRule correlation : plan.allAbove(rule.id())) {
      List<String> fields = Stream.concat(
              Stream.of(RuleSet.triage(correlation).resource()),
              correlation.correlation().groupBy().stream())
          .filter(name -> !name.isEmpty())
          .map(name -> plan.field(correlation, name, rule.id()))
          .flatMap(Optional::stream)
          .toList();
      about.put(correlation.id(), CaseResource.ofGroup(event, fields).text());
    }
    return about;
  }

  /** Names an event as correlations do. */
  static Column key() {
    return concat_ws(
        "/", Triggers.DAY.col().cast(StringType), Triggers.ACCOUNT.col(), Triggers.EVENT_ID.col());
  }

  private static String key(Row event) {
    return event.getAs(Triggers.DAY.name())
        + "/" + event.getAs(Triggers.ACCOUNT.name())
        + "/" + event.getAs(Triggers.EVENT_ID.name());
  }

  /** By position: a row straight from another function has no schema. */
  static Occurrence occurrence(Row row) {
    return Stored.read(row.getString(TABLE.indexOf(OCCURRENCE)), Occurrence.class);
  }
}
