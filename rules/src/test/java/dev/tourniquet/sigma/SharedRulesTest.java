package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public Sigma rules for AWS over real events, against the counts that came with them. The rules are licensed under
 * DRL and stay outside the repository: the test runs where {@link SharedData} has them.
 */
class SharedRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PUBLIC_RULES = 57;

  @Test
  void everyPublicRuleLoadsUnmodified() {
    LoadedRules loaded = SigmaRules.load(rules());

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.rules()).hasSize(PUBLIC_RULES);
  }

  @Test
  void everyPublicRuleFiresAsOftenAsCounted() throws IOException {
    RuleIndex index = new RuleIndex(SigmaRules.load(rules()).rules());
    Map<String, String> hits = new TreeMap<>();
    count(
        index,
        "traildiscover",
        events(SharedData.folder("cloudtrail/traildiscover/events"), ".cloudtrail"),
        hits);
    for (Path log : files(SharedData.folder("cloudtrail/stratus"), ".json")) {
      String technique = log.getFileName().toString().replaceFirst("\\.json$", "");
      count(index, "stratus/" + technique, events(log, ".json"), hits);
    }

    assertThat(hits).isEqualTo(expected());
  }

  @Test
  void theIndexFindsWhatEveryRuleAloneFinds() throws IOException {
    List<SigmaRule> rules = SigmaRules.load(rules()).rules();
    RuleIndex index = new RuleIndex(rules);
    for (JsonNode event : events(SharedData.folder("cloudtrail"), ".json")) {
      assertThat(index.match(event))
          .isEqualTo(rules.stream().filter(rule -> rule.matches(event)).toList());
    }
  }

  private static List<Path> rules() {
    return List.of(SharedData.folder("sigma/rules"));
  }

  private static void count(
      RuleIndex index, String source, List<JsonNode> events, Map<String, String> hits) {
    Map<String, List<String>> ids = new TreeMap<>();
    for (JsonNode event : events) {
      for (SigmaRule rule : index.match(event)) {
        ids.computeIfAbsent(rule.id(), id -> new ArrayList<>())
            .add(event.path("eventID").asText());
      }
    }
    ids.forEach((rule, matched) -> {
      Set<String> unique = new TreeSet<>(matched);
      hits.put(rule + " " + source, events.size() + " " + matched.size() + " " + unique.size());
    });
  }

  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (String line :
        Files.readAllLines(SharedData.folder("sigma").resolve("hits-on-shared-data.tsv")).stream()
            .skip(1)
            .toList()) {
      String[] cell = line.split("\t", -1);
      expected.put(cell[0] + " " + cell[3], cell[4] + " " + cell[5] + " " + cell[6]);
    }
    return expected;
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private static List<JsonNode> events(Path root, String suffix) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (Path file : files(root, suffix)) {
      JsonNode content = read(file);
      JsonNode records = content.path("Records").isArray() ? content.path("Records") : content;
      if (records.isArray()) {
        records.forEach(events::add);
      } else {
        events.add(records);
      }
    }
    return events;
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
