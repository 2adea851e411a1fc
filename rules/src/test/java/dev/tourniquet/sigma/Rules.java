package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Short ways to write rules and events in tests. */
final class Rules {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rules() {}

  /** A rule file of which only the detection matters; its lines are indented by two. */
  static String yaml(String detection) {
    return "title: A rule\nlogsource: {product: aws}\ndetection:\n" + detection.indent(2);
  }

  /** The one rule whose detection this is. */
  static SigmaRule rule(String detection) {
    return rule(detection, Map.of());
  }

  static SigmaRule rule(String detection, Map<String, List<String>> placeholders) {
    LoadedRules loaded = new SigmaRules(new Placeholders(placeholders))
        .add("a.yml", yaml(detection))
        .loaded();
    assertThat(loaded.problems()).isEmpty();
    return loaded.rules().get(0);
  }

  /** The rule with one item, such as {@code f|contains: x}. */
  static SigmaRule item(String item) {
    return rule("s:\n" + item.indent(2) + "condition: s");
  }

  /** Why the detection is refused. */
  static List<String> refused(String detection) {
    LoadedRules loaded = SigmaRules.load("a.yml", yaml(detection));
    assertThat(loaded.rules()).isEmpty();
    return loaded.problems().stream().map(Problem::toString).toList();
  }

  static List<String> refusedItem(String item) {
    return refused("s:\n" + item.indent(2) + "condition: s");
  }

  /** JSON with single quotes for double ones. */
  static JsonNode event(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** An event with the text under the key {@code f}. */
  static JsonNode f(String value) {
    return JSON.createObjectNode().put("f", value);
  }
}
