package dev.tourniquet.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.sigma.CorrelationPlan;
import dev.tourniquet.sigma.Correlator;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.SigmaRule;
import java.time.Instant;
import java.util.List;

/** Whether a rule, of whichever kind, fires on some events. */
final class Firing {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private Firing() {}

  /** Events without a time follow one another by a second. */
  static boolean of(LoadedRules rules, Rule rule, List<JsonNode> events) {
    if (rule instanceof SigmaRule single) {
      return events.stream().anyMatch(single::matches);
    }
    CorrelationPlan plan = CorrelationPlan.of(rules.all());
    Correlator correlator = new Correlator(plan);
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      Instant time = event.path("eventTime").isMissingNode()
          ? START.plusSeconds(i)
          : Instant.parse(event.path("eventTime").asText());
      String key = "%04d".formatted(i);
      rules.rules().stream()
          .filter(one -> plan.asks(one.id()) && one.matches(event))
          .forEach(one -> correlator.add(plan.occurrence(one, event, time, key)));
    }
    return correlator.hits().stream().anyMatch(hit -> hit.rule().equals(rule.id()));
  }
}
