package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.SigmaRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples of a correlation are sequences of events. */
class FiringTest {

  private static final LoadedRules RULES = SigmaRules.load("a.yml", """
      title: Two names in a row
      correlation: {type: temporal_ordered, rules: [one, two], group-by: [u], timespan: 5s}
      ---
      title: One
      name: one
      logsource: {product: aws}
      detection: {s: {eventName: One}, condition: s}
      ---
      title: Two
      name: two
      logsource: {product: aws}
      detection: {s: {eventName: Two}, condition: s}
      """);

  private static boolean fires(String... names) {
    List<JsonNode> events = Stream.of(names)
        .<JsonNode>map(
            name -> JsonNodeFactory.instance.objectNode().put("eventName", name).put("u", "ann"))
        .toList();
    return Firing.of(RULES, RULES.correlations().get(0), events);
  }

  @Test
  void eventsWithoutATimeAreASecondApart() {
    assertThat(fires("One", "Two")).isTrue();
    assertThat(fires("Two", "One")).isFalse();
    assertThat(fires("One", "x", "x", "x", "x", "Two")).isTrue();
    assertThat(fires("One", "x", "x", "x", "x", "x", "Two")).isFalse();
  }
}
