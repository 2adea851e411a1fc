package dev.tourniquet.jobs.triage;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.sessions.Credentials;
import dev.tourniquet.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges every case by what earlier runs found sick, and then once more the cases that its own verdicts touch: a key that
 * was made by who is found sick only now counts now, and nothing counts any more of who is sick on no {@link Grounds}.
 * There is no third time.
 */
final class Judging {
  private static final String[] ON = {Triggers.RULE.name(), Triggers.RESOURCE.name()};
  private static final Column[] KEYS = {Triggers.RULE.col(), Triggers.RESOURCE.col()};

  private final Lake lake;
  private final RuleSet rules;
  private final Organization organization;
  private final Judge judge;
  private final Instant asOf;

  Judging(Lake lake, RuleSet rules, Organization organization, Judge judge, Instant asOf) {
    this.lake = lake;
    this.rules = rules;
    this.organization = organization;
    this.judge = judge;
    this.asOf = asOf;
  }

  /**
   * What came of it.
   *
   * @param candidates the cases
   * @param answers what their callers could do
   */
  record Judged(Dataset<Row> candidates, Dataset<Row> answers, Dataset<Row> findings) {
    Judged beside(Dataset<Row> kept) {
      return new Judged(candidates, answers, KeptFindings.beside(findings, kept));
    }

    void unpersist() {
      candidates.unpersist();
      answers.unpersist();
      findings.unpersist();
    }
  }

  Judged run() {
    Dataset<Row> before = lake.settled(SickIdentities.of(lake.read(Findings.TABLE), asOf));
    Dataset<Row> kept = KeptFindings.of(lake);
    Dataset<Row> triggers = triggers(before);
    Judged first =
        judged(triggers, lake.settled(Candidates.fromTriggers(triggers, organization)), before);
    Dataset<Row> all = KeptFindings.beside(first.findings(), kept);
    Dataset<Row> now = lake.settled(SickIdentities.of(Grounds.of(lake, all), asOf));
    Dataset<Row> changed = lake.settled(now.except(before).union(before.except(now)));
    try {
      return (changed.isEmpty() ? first : again(first, now, changed)).beside(kept);
    } finally {
      Stream.of(before, now, changed).forEach(Dataset::unpersist);
    }
  }

  /** Only rules and resources that were touched by whom the first look found sick, or no longer does. */
  private Judged again(Judged first, Dataset<Row> sick, Dataset<Row> changed) {
    Dataset<Row> triggers = triggers(sick);
    Dataset<Row> candidates = lake.settled(Candidates.fromTriggers(triggers, organization));
    Dataset<Row> touched = lake.settled(touched(first, candidates, triggers, changed));
    Dataset<Row> some = lake.settled(candidates.join(touched, ON, "left_semi"));
    candidates.unpersist();
    Dataset<Row> rest =
        first.findings().join(touched, ON, "left_anti").select(Findings.TABLE.columns());
    if (some.isEmpty()) {
      return new Judged(first.candidates(), first.answers(), rest);
    }
    Judged second = judged(triggers, some, sick);
    first.candidates().unpersist();
    return new Judged(some, first.answers().union(second.answers()), rest.union(second.findings()));
  }

  /** Rules and resources whose cases are to be judged again. */
  private Dataset<Row> touched(
      Judged first, Dataset<Row> candidates, Dataset<Row> triggers, Dataset<Row> changed) {
    CaseSources sources = new CaseSources(lake, triggers, candidates, changed, asOf);
    Dataset<Row> cases = Inheritance.ofMade(
            candidates, lake.read(EventEntities.TABLE), changed, asOf)
        .union(Inheritance.ofIssued(sources.steps(), changed))
        .union(Inheritance.ofAddress(candidates, lake.read(IdentityIpDays.TABLE), changed));
    return candidates
        .join(cases, CaseParts.CASE.name(), "left_semi")
        .select(KEYS)
        .union(counted(candidates).except(counted(first.candidates())).select(KEYS))
        .union(counted(first.candidates()).except(counted(candidates)).select(KEYS))
        .distinct();
  }

  /** A case that came, went, or has more or fewer events than before. */
  private static Dataset<Row> counted(Dataset<Row> candidates) {
    return candidates.select(
        Triggers.RULE.col(), Triggers.RESOURCE.col(), CaseParts.CASE.col(), Candidates.TOTAL.col());
  }

  private Judged judged(Dataset<Row> triggers, Dataset<Row> candidates, Dataset<Row> sick) {
    // Settled, so that the plans that build on them stay small: planning is what takes the time.
    Dataset<Row> answers =
        lake.settled(new CaseSources(lake, triggers, candidates, sick, asOf).permissions());
    Dataset<Row> open = lake.settled(Candidates.open(candidates, answers, rules.calmedBy()));
    Dataset<Row> parts = new CaseSources(lake, triggers, open, sick, asOf).parts(answers);
    Dataset<Row> findings = lake.settled(judge.judge(open, parts));
    open.unpersist();
    return new Judged(candidates, answers, findings);
  }

  /** What rules found, and keys that who is sick made for others. */
  private Dataset<Row> triggers(Dataset<Row> sick) {
    Dataset<Row> all = lake.read(Triggers.TABLE);
    Dataset<Row> entities = lake.read(EventEntities.TABLE);
    if (!rules.onSignals().isEmpty() && !sick.isEmpty()) {
      Dataset<Row> keys =
          lake.settled(Inheritance.ofKeys(lake.read(Credentials.TABLE), entities, sick, asOf));
      List<LocalDate> days = keys.select(Signals.DAY.col()).distinct().collectAsList().stream()
          .map(row -> row.<LocalDate>getAs(0))
          .toList();
      if (!days.isEmpty()) {
        all = all.union(Signals.triggers(
            keys, lake.read(EventEntities.TABLE, days), lake.read(Events.TABLE, days), rules));
      }
    }
    return TriggerWindows.of(
        Candidates.until(all, asOf),
        TriggerWindows.named(lake.read(Findings.TABLE), asOf),
        rules.onSignals(),
        organization);
  }
}
