package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The public Sigma rules for AWS over real events, against the counts that came with them. The rules are licensed under
 * DRL and stay outside the repository: the test runs where the system property {@code tourniquet.shared}, or a folder
 * {@code shared/data} two levels above the module, holds them.
 */
class SharedRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PUBLIC_RULES = 57;

  private final Path shared = shared();

  private static Path shared() {
    String named = System.getProperty("tourniquet.shared");
    return named != null
        ? Path.of(named)
        : Stream.of("../../shared/data", "../../../shared/data")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("../../shared/data"));
  }

  @BeforeEach
  void needsTheSharedData() {
    assumeTrue(
        Files.isDirectory(shared.resolve("sigma/rules")),
        "Skipped: the public rules are not at " + shared
            + "; name their folder with -Dtourniquet.shared=…");
  }

  @Test
  void everyPublicRuleLoadsUnmodified() {
    LoadedRules loaded = SigmaRules.load(List.of(shared.resolve("sigma/rules")));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.rules()).hasSize(PUBLIC_RULES);
  }

  @Test
  void everyPublicRuleFiresAsOftenAsCounted() throws IOException {
    RuleIndex index =
        new RuleIndex(SigmaRules.load(List.of(shared.resolve("sigma/rules"))).rules());
    Map<String, String> hits = new TreeMap<>();
    count(
        index,
        "traildiscover",
        events(shared.resolve("cloudtrail/traildiscover/events"), ".cloudtrail"),
        hits);
    for (Path log : files(shared.resolve("cloudtrail/stratus"), ".json")) {
      String technique = log.getFileName().toString().replaceFirst("\\.json$", "");
      count(index, "stratus/" + technique, events(log, ".json"), hits);
    }

    assertThat(hits).isEqualTo(expected());
  }

  @Test
  void theIndexFindsWhatEveryRuleAloneFinds() throws IOException {
    List<SigmaRule> rules =
        SigmaRules.load(List.of(shared.resolve("sigma/rules"))).rules();
    RuleIndex index = new RuleIndex(rules);
    for (JsonNode event : events(shared.resolve("cloudtrail"), ".json")) {
      assertThat(index.match(event))
          .isEqualTo(rules.stream().filter(rule -> rule.matches(event)).toList());
    }
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

  private Map<String, String> expected() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (String line : Files.readAllLines(shared.resolve("sigma/hits-on-shared-data.tsv")).stream()
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
