package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.containment.Plans;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.TriageBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Every rule has examples beside the tests, in a file of the rule's own name: events that must fire, and near misses
 * that must not; for a correlation, sequences of events.
 */
class PacksTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LoadedRules PACKS = Packs.loaded();
  private static final List<Rule> RULES =
      PACKS.all().stream().filter(rule -> !PACKS.silent().contains(rule.id())).toList();

  @Test
  void theIndexListsEveryRuleFile() throws IOException {
    Path packs = Path.of("packs");
    try (Stream<Path> files = Files.walk(packs)) {
      assertThat(files
              .filter(file -> file.toString().endsWith(".yml"))
              .map(file -> packs.relativize(file).toString())
              .sorted())
          .isEqualTo(Packs.files());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRuleFiresOnItsExamplesAndOnNoNearMiss() {
    return Packs.files().stream()
        .flatMap(file -> Stream.concat(examples(file, "fires"), examples(file, "quiet")));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleCanBeTriaged() {
    return RULES.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.title(), () -> {
          TriageBlock block = rule.triage().orElseThrow();
          assertThat(rule.techniques()).isNotEmpty();
          assertThat(rule.notes().references()).isNotEmpty();
          assertThat(rule.notes().falsePositives()).isNotEmpty();
          assertThat(Questions.names()).containsAll(block.questions());
          assertThat(block.contain())
              .matches(name -> name.isEmpty() || Plans.actions().contains(name));
        }));
  }

  private static Stream<DynamicTest> examples(String file, String kind) {
    Rule rule = onlyRule(file);
    JsonNode examples = read(file).path(kind);
    DynamicTest some = DynamicTest.dynamicTest(
        file + " has examples: " + kind, () -> assertThat(examples).isNotEmpty());
    Stream<DynamicTest> each = Stream.iterate(0, i -> i < examples.size(), i -> i + 1)
        .map(examples::get)
        .map(example -> DynamicTest.dynamicTest(
            file + " " + kind + ": " + example.path("why").asText(),
            () -> assertThat(Firing.of(PACKS, rule, events(example)))
                .isEqualTo(kind.equals("fires"))));
    return Stream.concat(Stream.of(some), each);
  }

  /** A file holds one rule that fires; what a correlation rests on may stand beside it. */
  private static Rule onlyRule(String file) {
    List<Rule> rules =
        RULES.stream().filter(one -> one.origin().file().endsWith("/" + file)).toList();
    assertThat(rules).as("rules that fire in " + file).hasSize(1);
    return rules.get(0);
  }

  private static List<JsonNode> events(JsonNode example) {
    List<JsonNode> events = new ArrayList<>();
    example.path("events").forEach(events::add);
    return events.isEmpty() ? List.of(example.path("event")) : events;
  }

  private static JsonNode read(String file) {
    try (InputStream in = PacksTest.class.getResourceAsStream("/examples/" + file)) {
      assertThat(in).as("examples of " + file).isNotNull();
      return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new AssertionError("Cannot read the examples of " + file, e);
    }
  }
}
