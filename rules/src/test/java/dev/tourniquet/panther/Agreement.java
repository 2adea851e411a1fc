package dev.tourniquet.panther;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.panther.Detections.Detection;
import dev.tourniquet.panther.Detections.Example;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.Alone;
import dev.tourniquet.triage.CaseResource;
import dev.tourniquet.triage.Packs;
import dev.tourniquet.triage.Triage;
import dev.tourniquet.triage.TriageRule;
import dev.tourniquet.triage.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What our rules say to the tests of Panther. We say yes when a rule matches, the call took effect and nothing explains
 * it; for a detection that counts attempts, when a rule matches.
 */
final class Agreement {

  private static final Map<String, SigmaRule> RULES = Packs.load().stream()
      .collect(Collectors.toMap(
          rule -> rule.origin().file().replaceAll("^packs/|[.]yml$", ""), Function.identity()));

  /** Policies of the tests that stay at home name this organization. */
  private static final Alone THEIRS =
      Alone.in(OrganizationFile.read("org.yml", "organization: o-xxxxxxxxxx"));

  private Agreement() {}

  static boolean ours(Detection detection, Example test) {
    return detection.rules().stream().anyMatch(file -> fires(RULES.get(file), detection, test));
  }

  static boolean agrees(Detection detection, Example test) {
    return ours(detection, test) == test.expected();
  }

  static List<String> unknownRules(Detection detection) {
    return detection.rules().stream().filter(file -> !RULES.containsKey(file)).toList();
  }

  private static boolean fires(SigmaRule rule, Detection detection, Example test) {
    Event event = complete(test);
    if (!rule.matches(event.record())) {
      return false;
    }
    return detection.attempts() || (event.succeeded() && isOpen(rule, event));
  }

  private static boolean isOpen(SigmaRule rule, Event event) {
    String field = rule.triage().map(TriageBlock::resource).orElse("");
    String resource = CaseResource.of(event, field).text();
    return Triage.judge(THEIRS.file(TriageRule.of(rule), resource, List.of(event), List.of(event)))
            .verdict()
        != Verdict.NOT_SICK;
  }

  /** Test events are cut short: none is judged without a time and an id. */
  private static Event complete(Example test) {
    ObjectNode record = test.event().deepCopy();
    if (!record.path("eventTime").asText("").matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
      record.put("eventTime", "2024-01-01T00:00:00Z");
    }
    if (record.path("eventID").asText("").isEmpty()) {
      record.put("eventID", "test");
    }
    return new Event(record);
  }
}
