package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.trail.Sha256;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** How often each rule fired on each day: what makes noise. */
public final class RuleDays {
  public static final Field DAY = Events.DAY;
  public static final Field RULE = Triggers.RULE;
  public static final Field TITLE = required("title", StringType, "Title of the rule.");
  public static final Field HITS = required(
      "hits", LongType, "How often it fired; a correlation counts once for all its events.");
  public static final Field BUDGET =
      required("budget", LongType, "How often a day it may fire before it is called noisy.");

  public static final Table TABLE = Table.whole(
      "rule_days", "How often one rule fired on one day.", DAY, RULE, TITLE, HITS, BUDGET);

  /** For a rule that does not say: no one looks at more of one kind, day in, day out. */
  public static final long DEFAULT_BUDGET = 10;

  private RuleDays() {}

  /** triggers → rule_days. */
  static Dataset<Row> fromTriggers(Dataset<Row> triggers, RuleSet rules) {
    Map<String, Rule> byId = rules.byId();
    MapFunction<Row, Row> name = row -> named(row, byId);
    return triggers
        .where(Triggers.BEGINS.col())
        .groupBy(DAY.col(), RULE.col())
        .agg(HITS.is(count(lit(1))))
        .map(name, Encoders.row(TABLE.schema()));
  }

  private static Row named(Row row, Map<String, Rule> rules) {
    String id = row.getAs(RULE.name());
    Optional<Rule> rule = Optional.ofNullable(rules.get(id));
    return RowFactory.create(
        row.getAs(DAY.name()),
        id,
        rule.map(Rule::title).orElse(id),
        row.<Long>getAs(HITS.name()),
        rule.map(RuleDays::budget).orElse(DEFAULT_BUDGET));
  }

  private static long budget(Rule rule) {
    long budget = RuleSet.triage(rule).budget();
    return budget == 0 ? DEFAULT_BUDGET : budget;
  }

  /** What rules would have made of all events of a lake, whether or not a run used them; nothing is written. */
  public static Dataset<Row> ofHistory(Lake lake, RuleSet rules) {
    return fromTriggers(MatchRules.history(lake, rules), rules);
  }

  /** Counts again when the triggers have changed. */
  static void run(Lake lake, RuleSet rules, Organization organization) {
    String note = lake.note(Triggers.TABLE).orElse("") + Sha256.shortOf(organization.toString());
    if (!lake.note(TABLE).equals(Optional.of(note))) {
      Dataset<Row> triggers =
          TriggerWindows.worthALook(lake.read(Triggers.TABLE), rules.onSignals(), organization);
      lake.replace(TABLE, fromTriggers(triggers, rules), note);
    }
  }
}
