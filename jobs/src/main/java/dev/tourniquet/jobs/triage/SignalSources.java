package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.lit;

import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Lake;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that signals are read from. A day's signals rest on that day and those before, never on later ones. */
final class SignalSources {
  private final Lake lake;
  private final RuleSet rules;

  SignalSources(Lake lake, RuleSet rules) {
    this.lake = lake;
    this.rules = rules;
  }

  /** Triggers with those that signals of every day give. */
  Dataset<Row> with(Dataset<Row> triggers) {
    return rules.onSignals().isEmpty()
        ? triggers
        : triggers.union(triggers(
            lake.read(EventEntities.TABLE),
            lake.read(EventEntities.TABLE),
            lake.read(Events.TABLE),
            lit(true)));
  }

  /** Triggers with those that signals of some days give. */
  Dataset<Row> with(Dataset<Row> triggers, Collection<LocalDate> days) {
    if (rules.onSignals().isEmpty()) {
      return triggers;
    }
    Set<LocalDate> before = new TreeSet<>(days);
    days.forEach(day -> before.add(day.minusDays(1)));
    return triggers.union(triggers(
        lake.read(EventEntities.TABLE, before),
        lake.read(EventEntities.TABLE, days),
        lake.read(Events.TABLE, days),
        Signals.DAY.col().isInCollection(days)));
  }

  /** Some days that have new calls, with later ones whose signals these may change. */
  Set<LocalDate> reached(Collection<LocalDate> days) {
    Set<LocalDate> reached = new TreeSet<>(days);
    if (!days.isEmpty() && !rules.onSignals().isEmpty()) {
      Dataset<Row> since =
          lake.read(EventEntities.TABLE).where(Signals.DAY.col().gt(lit(Collections.min(days))));
      OffInstance.later(since, lake.read(OwnAddresses.TABLE), days)
          .collectAsList()
          .forEach(row -> reached.add(row.getAs(Signals.DAY.name())));
    }
    return reached;
  }

  private Dataset<Row> triggers(
      Dataset<Row> around, Dataset<Row> entities, Dataset<Row> events, Column asked) {
    Dataset<Row> signals = IdentitySignalRows.of(
            lake.read(Activity.TABLE), lake.read(Coverage.TABLE), asked)
        .union(SessionSignals.twoNetworks(around, asked))
        .union(OffInstance.signals(entities, lake.read(OwnAddresses.TABLE), asked))
        .union(InstanceSignalRows.of(events));
    return Signals.triggers(Signals.merged(signals), entities, events, rules);
  }
}
