package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Plans;
import dev.tourniquet.sigma.Level;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.trail.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Which rule names which action, and that the action fits what the rule fires on. */
class PackRemediesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final LoadedRules PACKS = Packs.loaded();
  private static final List<Rule> RULES =
      PACKS.all().stream().filter(rule -> !PACKS.silent().contains(rule.id())).toList();

  /** What no call puts back as it was, or what is over when it is seen: only the caller can be stopped. */
  private static final Set<String> NOT_REVERSIBLE = Set.of(
      "ai/model-log-deleted",
      "compute/build-made-public",
      "compute/serial-console",
      "compute/user-data-read-many",
      "identity/cluster-or-guest-admin",
      "identity/identity-provider-changed",
      "identity/roles-anywhere-anchor",
      "logging/access-analyzer-deleted",
      "logging/database-audit-stopped",
      "logging/dns-logs-deleted",
      "logging/flow-logs-deleted",
      "logging/macie-weakened",
      "logging/securityhub-weakened",
      "network/firewall-removed",
      "network/traffic-mirrored",
      "sharing/backup-copied-out",
      "sharing/data-exported",
      "sharing/snapshot-read-directly",
      "storage/mfa-delete-off",
      "storage/object-copied-outside");

  /** The examples of these do not tell what was there before, which their action puts back. */
  private static final Set<String> NEED_A_STATE_BEFORE =
      Set.of("identity/guard-rail-loosened", "identity/role-trust-opened", "storage/acls-enabled");

  /** Nothing took effect: the plans are for what did. */
  private static final Set<String> ONLY_TRIED = Set.of("identity/refused-many");

  private static String name(Rule rule) {
    return rule.origin().file().replaceFirst("^packs/", "").replaceFirst("[.]yml$", "");
  }

  private static String action(Rule rule) {
    return rule.triage().map(TriageBlock::contain).orElse("");
  }

  @Test
  void everyActionBelongsToARule() {
    assertThat(RULES.stream().map(PackRemediesTest::action).filter(name -> !name.isEmpty()))
        .containsAll(Plans.actions());
  }

  @Test
  void everyRuleAboutSomethingGraveNamesWhatStopsItUnlessNothingDoes() {
    assertThat(RULES.stream()
            .filter(rule -> rule.level().compareTo(Level.HIGH) >= 0 || isLifeThreat(rule))
            .filter(rule -> action(rule).isEmpty())
            .map(PackRemediesTest::name))
        .containsExactlyInAnyOrderElementsOf(NOT_REVERSIBLE);
  }

  private static boolean isLifeThreat(Rule rule) {
    return rule.triage().filter(block -> !block.lifeThreat().isEmpty()).isPresent();
  }

  @TestFactory
  Stream<DynamicTest> theActionOfARuleHasAStepForOneOfItsExamples() {
    return RULES.stream()
        .filter(rule -> !action(rule).isEmpty())
        .filter(rule -> !NEED_A_STATE_BEFORE.contains(name(rule)))
        .filter(rule -> !ONLY_TRIED.contains(name(rule)))
        .map(rule ->
            DynamicTest.dynamicTest(name(rule) + ": " + action(rule), () -> assertThat(fires(rule))
                .anySatisfy(events -> assertThat(steps(rule, events, action(rule)))
                    .isNotEmpty()
                    .isNotEqualTo(steps(rule, events, "no-action")))));
  }

  private static Set<String> steps(Rule rule, List<Event> events, String action) {
    return Cases.in(events, Alone.unknown()).stream()
        .filter(file -> file.rule().id().equals(rule.id()))
        .map(file -> Triage.judge(with(file, action)))
        .flatMap(finding -> finding.containment().stream())
        .flatMap(plan -> plan.steps().stream().map(step -> plan.plan() + " " + step.cli()))
        .collect(Collectors.toSet());
  }

  private static CaseFile with(CaseFile file, String action) {
    TriageRule rule = file.rule();
    return new CaseFile(
        new TriageRule(
            rule.id(),
            rule.title(),
            rule.level(),
            rule.attack(),
            rule.lifeThreat(),
            rule.questions(),
            action),
        file.resource(),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        file.background());
  }

  private static List<List<Event>> fires(Rule rule) {
    List<List<Event>> all = new ArrayList<>();
    read(name(rule)).path("fires").forEach(example -> all.add(events(example)));
    return all;
  }

  private static List<Event> events(JsonNode example) {
    List<Event> events = new ArrayList<>();
    if (example.has("events")) {
      example.path("events").forEach(one -> events.add(whole(one, events.size())));
    } else {
      events.add(whole(example.path("event"), 0));
    }
    return events;
  }

  /** Examples hold what their rule looks at; a case asks for more. */
  private static Event whole(JsonNode example, int index) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventID", "e%04d".formatted(index));
    event.put("eventTime", START.plusSeconds(index).toString());
    event.put("awsRegion", "us-east-1");
    event.put("recipientAccountId", "111122223333");
    event.set(
        "userIdentity",
        JSON.createObjectNode()
            .put("type", "IAMUser")
            .put("arn", "arn:aws:iam::111122223333:user/joe")
            .put("userName", "joe")
            .put("accountId", "111122223333")
            .put("accessKeyId", "AKIAQQQQQQQQQQQQQQQQ"));
    return new Event(event.setAll((ObjectNode) example));
  }

  private static JsonNode read(String name) {
    try (InputStream in =
        PackRemediesTest.class.getResourceAsStream("/examples/" + name + ".yml")) {
      return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new AssertionError("Cannot read the examples of " + name, e);
    }
  }
}
