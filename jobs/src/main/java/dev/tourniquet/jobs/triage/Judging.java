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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges every case by what earlier runs found sick, and then once more the cases that its own verdicts touch: a key that
 * was made by who is found sick only now counts now. There is no third time.
 */
final class Judging {
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
    void unpersist() {
      candidates.unpersist();
      answers.unpersist();
      findings.unpersist();
    }
  }

  Judged run() {
    Dataset<Row> before = lake.settled(SickIdentities.of(lake.read(Findings.TABLE), asOf));
    Dataset<Row> triggers = triggers(before);
    Judged first =
        judged(triggers, lake.settled(Candidates.fromTriggers(triggers, organization)), before);
    Dataset<Row> all =
        lake.settled(SickIdentities.merged(before, SickIdentities.of(first.findings(), asOf)));
    Dataset<Row> found = lake.settled(all.except(before));
    try {
      return found.isEmpty() ? first : again(first, all, found);
    } finally {
      Stream.of(before, all, found).forEach(Dataset::unpersist);
    }
  }

  /** Only rules and resources that those who are sick as of now touched, with everything known of them. */
  private Judged again(Judged first, Dataset<Row> sick, Dataset<Row> found) {
    Dataset<Row> triggers = triggers(sick);
    Dataset<Row> candidates = lake.settled(Candidates.fromTriggers(triggers, organization));
    Dataset<Row> touched = candidates
        .join(touched(first, candidates, triggers, found), CaseParts.CASE.name(), "left_semi")
        .select(Triggers.RULE.col(), Triggers.RESOURCE.col())
        .distinct();
    String[] on = {Triggers.RULE.name(), Triggers.RESOURCE.name()};
    Dataset<Row> some = lake.settled(candidates.join(touched, on, "left_semi"));
    candidates.unpersist();
    if (some.isEmpty()) {
      return first;
    }
    Judged second = judged(triggers, some, sick);
    Dataset<Row> rest = first.findings().join(some, on, "left_anti");
    return new Judged(
        some,
        first.answers().union(second.answers()),
        rest.select(Findings.TABLE.columns()).union(second.findings()));
  }

  private Dataset<Row> touched(
      Judged first, Dataset<Row> candidates, Dataset<Row> triggers, Dataset<Row> found) {
    CaseSources sources = new CaseSources(lake, triggers, candidates, found, asOf);
    Dataset<Row> grown = candidates
        .select(CaseParts.CASE.col(), Candidates.TOTAL.col())
        .except(first.candidates().select(CaseParts.CASE.col(), Candidates.TOTAL.col()))
        .select(CaseParts.CASE.col());
    return Inheritance.ofMade(candidates, lake.read(EventEntities.TABLE), found, asOf)
        .union(Inheritance.ofIssued(sources.steps(), found))
        .union(Inheritance.ofAddress(candidates, lake.read(IdentityIpDays.TABLE), found))
        .union(grown);
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
    return TriggerWindows.of(all, asOf, rules.onSignals(), organization);
  }
}
