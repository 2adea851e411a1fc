package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.not;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Lake;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Matches rules against the days of new events, and works out again the correlations that those days reach. */
final class MatchRules {
  private final Lake lake;
  private final RuleSet rules;

  private MatchRules(Lake lake, RuleSet rules) {
    this.lake = lake;
    this.rules = rules;
  }

  /** Brings the triggers up to date; everything is matched again when a rule has changed. */
  static void run(Lake lake, RuleSet rules) {
    long newest = lake.batches().newest();
    MatchNote done = MatchNote.of(lake.note(Triggers.TABLE));
    MatchNote now = new MatchNote(newest, rules.fingerprint());
    if (done.equals(now)) {
      return;
    }
    MatchRules match = new MatchRules(lake, rules);
    if (done.rules().equals(rules.fingerprint())) {
      List<LocalDate> touched = lake.batches().daysAfter(done.batch());
      match.days(new SignalSources(lake, rules).reached(touched), now.text());
    } else {
      match.all(now.text());
    }
  }

  /** Triggers of all events as the rules are now; nothing is written. */
  static Dataset<Row> history(Lake lake, RuleSet rules) {
    Dataset<Row> events = lake.read(Events.TABLE);
    Dataset<Row> triggers = new SignalSources(lake, rules).with(Triggers.fromEvents(events, rules));
    return rules.correlations().isEmpty()
        ? triggers
        : triggers.union(
            Correlations.triggers(Correlated.fromEvents(events, rules), rules.correlations()));
  }

  private void all(String note) {
    Dataset<Row> events = lake.read(Events.TABLE);
    Dataset<Row> triggers = new SignalSources(lake, rules).with(Triggers.fromEvents(events, rules));
    if (!rules.correlations().isEmpty() || lake.exists(Correlated.TABLE)) {
      lake.replace(Correlated.TABLE, Correlated.fromEvents(events, rules), note);
    }
    if (rules.correlations().isEmpty()) {
      lake.replace(Triggers.TABLE, triggers, note);
      return;
    }
    Dataset<Row> correlated = lake.read(Correlated.TABLE);
    lake.replace(
        Triggers.TABLE,
        triggers.union(Correlations.triggers(correlated, rules.correlations())),
        note);
  }

  private void days(Collection<LocalDate> days, String note) {
    Dataset<Row> events = lake.read(Events.TABLE, days);
    Dataset<Row> triggers =
        new SignalSources(lake, rules).with(Triggers.fromEvents(events, rules), days);
    if (rules.correlations().isEmpty()) {
      lake.replace(Triggers.TABLE, days, triggers, note);
      return;
    }
    lake.replace(Correlated.TABLE, days, Correlated.fromEvents(events, rules), note);
    Set<LocalDate> reached = around(days);
    Dataset<Row> correlated = lake.read(Correlated.TABLE, around(reached));
    Dataset<Row> fired = Correlations.triggers(correlated, rules.correlations())
        .where(Triggers.DAY.col().isInCollection(reached));
    lake.replace(Triggers.TABLE, reached, triggers.union(kept(reached, days)).union(fired), note);
  }

  /** Matches of single-event rules on the days beside, which no new event can change. */
  private Dataset<Row> kept(Set<LocalDate> reached, Collection<LocalDate> days) {
    Set<LocalDate> beside = new TreeSet<>(reached);
    beside.removeAll(days);
    return lake.read(Triggers.TABLE, beside)
        .where(not(Triggers.RULE.col().isInCollection(rules.correlationIds())));
  }

  /** With the days on which a hit may change because of these. */
  private Set<LocalDate> around(Collection<LocalDate> days) {
    Duration reach = rules.correlations().reach();
    long most = reach.plusDays(1).minusNanos(1).toDays();
    Set<LocalDate> around = new TreeSet<>();
    for (LocalDate day : days) {
      for (long distance = -most; distance <= most; distance++) {
        around.add(day.plusDays(distance));
      }
    }
    return around;
  }
}
