package dev.tourniquet.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.config.Change;
import dev.tourniquet.config.State;
import dev.tourniquet.containment.Activity;
import dev.tourniquet.containment.Caller;
import dev.tourniquet.containment.Plan;
import dev.tourniquet.containment.Plans;
import dev.tourniquet.containment.Situation;
import dev.tourniquet.containment.Step;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.exposure.Grantee;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The plans that stop what a case is about, with the values that the case knows. */
final class Remedies {

  /** Classes that may write in IAM. */
  private static final Set<String> ADMINISTRATORS = Set.of("ADMIN", "ESCALATES");

  private Remedies() {}

  /** None for what is not sick or was only attempted. */
  static List<Finding.Plan> of(Case c, Ledger ledger, Bleed bleed) {
    if (ledger.verdict() == Verdict.NOT_SICK || bleed.bleeding() == Bleeding.NO) {
      return List.of();
    }
    return Plans.of(situation(c, ledger)).stream().map(Remedies::shown).toList();
  }

  private static Situation situation(Case c, Ledger ledger) {
    ResourceKey key = c.resource();
    return new Situation(
        action(c, ledger),
        key,
        key.account().isEmpty() ? c.lead().account() : key.account(),
        ToClose.grantees(c).stream().map(Grantee::written).toList(),
        attributes(ToClose.before(c)),
        attributes(c.folded().now()),
        changes(c),
        c.lead(),
        ToClose.calls(c),
        caller(c),
        c.file().asOf(),
        new Activity(
            c.file().pivots().byIdentity().held(),
            c.file().pivots().onResource().events(),
            c.file().pivots().byIp().events(),
            Company.of(c)),
        c.organization().responders(),
        ledger.found(Weight.STRANGE_ADDRESS) || ledger.found(Weight.STRANGE_COMPANY));
  }

  /** Access that is explained stays: only the caller is suspect then. */
  private static String action(Case c, Ledger ledger) {
    return ledger.found(Weight.CLEARED) || ToClose.isOnlyMeantToBePublic(c)
        ? "stop-caller"
        : c.rule().contain();
  }

  private static List<Change> changes(Case c) {
    Set<String> triggers = Set.copyOf(c.evidence());
    return c.folded().changes().stream()
        .filter(change -> triggers.contains(change.eventId()))
        .toList();
  }

  private static Map<String, JsonNode> attributes(Optional<State> state) {
    return state
        .map(known -> known.attributes().entrySet().stream()
            .filter(one -> one.getValue().complete())
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().known())))
        .orElse(Map.of());
  }

  private static Caller caller(Case c) {
    boolean steady = c.firstSeen().novelty() == Novelty.NEW_STRONG;
    return new Caller(
        kind(c),
        c.caller().account(),
        c.caller().name(),
        c.caller().arn(),
        c.keys().credential().value(),
        c.caller().session().isEmpty() ? "" : c.lead().text("userIdentity.principalId"),
        c.lead().text("userIdentity.onBehalfOf.userId"),
        steady ? c.firstSeen().addresses() : List.of(),
        c.firstSeen().activeDays(),
        ADMINISTRATORS.contains(c.background().permissions().permissionClass()));
  }

  private static Caller.Kind kind(Case c) {
    String principal = c.keys().principal().value();
    if (principal.startsWith("iamuser:")) {
      return Caller.Kind.USER;
    }
    if (principal.startsWith("root:")) {
      return Caller.Kind.ROOT;
    }
    if (!principal.startsWith("role:") || c.caller().arn().contains("/aws-service-role/")) {
      return Caller.Kind.OTHER;
    }
    return c.caller().name().startsWith("AWSReservedSSO_")
        ? Caller.Kind.IDENTITY_CENTER_ROLE
        : Caller.Kind.ROLE;
  }

  private static Finding.Plan shown(Plan plan) {
    return new Finding.Plan(
        plan.name(), plan.steps().stream().map(Remedies::shown).toList());
  }

  private static Finding.Step shown(Step step) {
    return new Finding.Step(
        step.call().service(),
        step.call().operation(),
        step.account(),
        step.region(),
        step.call().parameters(),
        new Finding.Inverse(step.inverse().operation(), step.inverse().parameters()),
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
