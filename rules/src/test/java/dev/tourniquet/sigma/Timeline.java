package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Correlations over a few events, written short: {@code "e1@90 r=a u=ann"} happens 90 seconds after midnight. */
final class Timeline {

  /** Three events of one user within ten seconds. */
  static final String THREE =
      "type: event_count\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {gte: 3}\n";

  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

  /** Rules a, b and c match events whose r is theirs; "every" matches all. */
  private static final String SINGLES =
      single("a", "r: a") + single("b", "r: b") + single("c", "r: c") + single("every", "r: '*'");

  private Timeline() {}

  static String single(String name, String selection) {
    return """
        ---
        title: Rule %1$s
        id: id-%1$s
        name: %1$s
        logsource: {product: aws, service: cloudtrail}
        detection:
          s: {%2$s}
          condition: s
        """.formatted(name, selection);
  }

  /** A correlation by name; its lines are those of the section. */
  static String correlation(String name, String section) {
    return "---\ntitle: Rule %1$s\nid: id-%1$s\nname: %1$s\ncorrelation:\n%2$s"
        .formatted(name, section.indent(2));
  }

  /** One correlation over rules a, b and c. */
  static List<String> hits(String section, String... events) {
    return hitsOf(correlation("x", section), events);
  }

  /** Each hit as {@code "x e3: e1 e2 e3"}: the rule, the event that completed it, all its events. */
  static List<String> hitsOf(String correlations, String... events) {
    LoadedRules loaded = load(correlations);
    assertThat(loaded.problems()).isEmpty();
    CorrelationPlan plan = CorrelationPlan.of(loaded.all());
    Correlator correlator = new Correlator(plan);
    RuleIndex index = new RuleIndex(loaded.rules());
    for (String text : events) {
      ObjectNode event = event(text);
      for (SigmaRule rule : index.match(event)) {
        correlator.add(plan.occurrence(
            rule,
            event,
            EventTime.of(event).orElseThrow(),
            event.path("eventID").asText()));
      }
    }
    return correlator.hits().stream()
        .map(hit -> "%s %s: %s"
            .formatted(hit.rule().substring(3), hit.event(), String.join(" ", hit.events())))
        .toList();
  }

  static LoadedRules load(String correlations) {
    return SigmaRules.load("a.yml", SINGLES + correlations);
  }

  static ObjectNode event(String text) {
    String[] words = text.split(" ", -1);
    String[] head = words[0].split("@", 2);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("eventID", head[0]);
    event.put(
        "eventTime",
        MIDNIGHT.plusMillis(Math.round(1000 * Double.parseDouble(head[1]))).toString());
    List<String> fields = new ArrayList<>(List.of(words)).subList(1, words.length);
    for (String field : fields) {
      String[] pair = field.split("=", 2);
      if (pair[1].contains(",")) {
        var array = event.putArray(pair[0]);
        List.of(pair[1].split(",")).forEach(array::add);
      } else if (pair[1].equals("null")) {
        event.putNull(pair[0]);
      } else {
        event.put(pair[0], pair[1]);
      }
    }
    return event;
  }

  /** So many events of rule a by u, a second apart. */
  static String[] many(int count) {
    String[] events = new String[count];
    for (int i = 0; i < count; i++) {
      events[i] = "e%03d@%d r=a u=ann".formatted(i, i);
    }
    return events;
  }
}
