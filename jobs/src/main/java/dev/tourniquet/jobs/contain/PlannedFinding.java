package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Step;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.triage.Finding;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;

/** The plan of a finding, as it was judged last. */
public record PlannedFinding(Finding finding, String plan, List<Step> steps) {
  public PlannedFinding {
    steps = List.copyOf(steps);
  }

  /**
   * Reads it from the lake.
   *
   * @throws IllegalArgumentException when there is no such finding, or no such plan for it
   */
  public static PlannedFinding of(Lake lake, String id, String plan) {
    Finding finding = finding(lake, id);
    List<Step> steps = finding.containment().stream()
        .filter(one -> one.plan().equals(plan))
        .flatMap(one -> one.steps().stream())
        .map(PlannedFinding::step)
        .toList();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("Cannot contain " + id + ": it has no plan " + plan
          + ". "
          + (finding.containment().isEmpty()
              ? "There is nothing to contain, or too little is known for an exact call."
              : "Give --plan with one of: "
                  + String.join(
                      ", ",
                      finding.containment().stream().map(Finding.Plan::plan).toList())
                  + "."));
    }
    return new PlannedFinding(finding, plan, steps);
  }

  /** The plan as it is carried out now. */
  public PlannedFinding asOf(Instant now) {
    return new PlannedFinding(
        finding, plan, steps.stream().map(step -> step.asOf(now)).toList());
  }

  private static Finding finding(Lake lake, String id) {
    List<Row> rows = lake.read(Findings.TABLE)
        .where(Findings.ID.col().equalTo(id))
        .select(Findings.FINDING.col())
        .limit(1)
        .collectAsList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("Cannot find the finding " + id
          + " in the lake. Give the id that the board and findings.json show.");
    }
    return Stored.read(rows.get(0).getString(0), Finding.class);
  }

  private static Step step(Finding.Step step) {
    String service = step.service();
    return new Step(
        step.account(),
        step.region(),
        new Call(service, step.operation(), step.parameters()),
        new Call(service, step.inverse().operation(), step.inverse().parameters()),
        step.save().stream()
            .map(read -> new Call(service, read.operation(), read.parameters()))
            .toList(),
        step.cautions(),
        step.affects());
  }
}
