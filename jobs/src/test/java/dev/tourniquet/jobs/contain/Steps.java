package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Activity;
import dev.tourniquet.containment.Caller;
import dev.tourniquet.containment.DirectoryUser;
import dev.tourniquet.containment.Plan;
import dev.tourniquet.containment.Plans;
import dev.tourniquet.containment.Situation;
import dev.tourniquet.containment.Step;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A snapshot shared with a stranger by an administrator's key, and its plans. */
final class Steps {

  static final Instant TIME = Instant.parse("2026-03-01T15:00:00Z");

  private Steps() {}

  static PlannedFinding plan(String plan) {
    return plan(plan, "111122223333");
  }

  /** The strongest plan without the policy of the organization. */
  static PlannedFinding brief() {
    PlannedFinding whole = plan("strong");
    return new PlannedFinding(whole.finding(), "strong", whole.steps().subList(0, 3));
  }

  static PlannedFinding elsewhere() {
    return plan("strong", "999988887777");
  }

  private static PlannedFinding plan(String plan, String account) {
    List<Step> steps = plans(account).stream()
        .filter(one -> one.name().equals(plan))
        .flatMap(one -> one.steps().stream())
        .toList();
    return new PlannedFinding(finding(), plan, steps);
  }

  static List<Plan> plans(String account) {
    return Plans.of(new Situation(
        "make-snapshot-private",
        ResourceKey.parse("AWS::EC2::Snapshot|aws||us-east-1|snap-1"),
        account,
        List.of("846424999548"),
        Map.of(),
        Map.of(),
        List.of(),
        Event.parse("{}"),
        List.of(Event.parse("{}")),
        new Caller(
            Caller.Kind.USER,
            account,
            "ImageBuilder",
            "arn:aws:iam::" + account + ":user/ImageBuilder",
            "AKIAQQQQQQQQQQQQQQQQ",
            "",
            DirectoryUser.UNKNOWN,
            List.of(),
            0,
            true),
        TIME,
        Activity.NONE,
        List.of(),
        true));
  }

  /** The finding with both plans, as a triage would store it. */
  static Finding finding() {
    return finding("f1");
  }

  static Finding finding(String id) {
    return new Finding(
        id,
        new Finding.RuleReference("r", "Snapshot shared", "cross-account-sharing", List.of()),
        Verdict.SICK,
        Bleeding.YES,
        true,
        "SICK: a snapshot was shared with a stranger.",
        new Finding.Resource(
            "AWS::EC2::Snapshot", "k", null, "snap-1", null, "111122223333", "us-east-1"),
        new Finding.Actor("iamuser:AIDAQ", null, null, null, null),
        new Finding.Source(null, List.of()),
        List.of("e1"),
        TIME,
        TIME,
        List.of(),
        plans("111122223333").stream().map(Steps::shown).toList(),
        List.of(),
        "findings/" + id + ".html",
        "findings/" + id + ".json");
  }

  private static Finding.Plan shown(Plan plan) {
    return new Finding.Plan(plan.name(), plan.steps().stream().map(Steps::shown).toList());
  }

  private static Finding.Step shown(Step step) {
    JsonNode undo = step.inverse().parameters();
    return new Finding.Step(
        step.call().service(),
        step.call().operation(),
        step.account(),
        step.region(),
        step.call().parameters(),
        new Finding.Inverse(step.inverse().operation(), undo),
        step.save().stream()
            .map(read ->
                new Finding.Read(read.operation(), read.parameters(), read.cli(step.region())))
            .toList(),
        step.cautions(),
        step.affects(),
        step.cli(),
        step.inverseCli());
  }
}
