package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type of correlation over the logs of real attacks, in the order they were written and in any other. */
class RealCorrelationsTest {

  private static final Path RULES = Path.of("src/test/resources/sigma/correlations");
  private static final Path EVENTS = Path.of("src/test/resources/trail/stratus/events.jsonl.gz");

  @TempDir
  private Path folder;

  private List<RuleMatch> singles;

  private List<CorrelationMatch> correlations(List<String> events) throws IOException {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, events);
    LoadedRules loaded = SigmaRules.load(List.of(RULES));
    assertThat(loaded.problems()).isEmpty();
    singles = new ArrayList<>();
    AllMatches matches = new AllMatches(loaded, singles::add);
    matches.in(List.of(file), unread -> assertThat(unread).isNull());
    assertThat(matches.untimed()).isZero();
    return matches.correlations();
  }

  private static List<String> events() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> events = new ArrayList<>();
    try (var lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(EVENTS)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(json.readTree(line).path("record").toString());
      }
    }
    return events;
  }

  private static String told(CorrelationMatch match) {
    return match.rule().substring(32) + " " + match.events().size();
  }

  @Test
  void everyTypeFiresAndNoNearMissDoes() throws IOException {
    assertThat(correlations(events()))
        .extracting(RealCorrelationsTest::told)
        .containsExactlyInAnyOrder(
            "c001 30", "c002 20", "c003 3", "c004 3", "c005 5", "c006 2", "c006 2", "c006 2",
            "c006 2", "c007 2", "c008 21");
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() throws IOException {
    List<String> shuffled = events();
    List<CorrelationMatch> inOrder = correlations(shuffled);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(correlations(shuffled))
        .extracting(CorrelationMatch::rule, CorrelationMatch::eventID)
        .containsExactlyElementsOf(inOrder.stream()
            .map(match -> org.assertj.core.api.Assertions.tuple(match.rule(), match.eventID()))
            .toList());
  }

  @Test
  void rulesOfCorrelationsAreToldOnlyWhereOneGenerates() throws IOException {
    correlations(events());
    assertThat(singles)
        .extracting(RuleMatch::rule)
        .hasSize(1)
        .isSubsetOf(SigmaRules.load(List.of(RULES)).rules().stream()
            .filter(rule -> rule.head().name().equals("secrets_listed"))
            .map(Rule::id)
            .toList());
  }
}
