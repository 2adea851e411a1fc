package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The shared authorisation cases, whose right answers come from an independent evaluator. */
class GoldenCasesTest {

  /** Cases where AWS's documentation and the reference disagree, each with the reason; so far there is none. */
  private static final Map<Integer, String> DIVERGENCES = Map.of();

  @Test
  void everyCaseIsAnsweredAsTheReferenceDoes() throws IOException {
    Map<Integer, String> wrong = new TreeMap<>();
    List<JsonNode> cases = cases();
    for (JsonNode one : cases) {
      String decision = CanCases.answer(one.toString()).path("decision").asText();
      if (!decision.equals(one.path("expected").asText())) {
        wrong.put(
            one.path("id").asInt(),
            decision + " instead of " + one.path("expected").asText());
      }
    }
    assertThat(cases).hasSize(1_200);
    assertThat(wrong.keySet()).as("%s", wrong).isEqualTo(DIVERGENCES.keySet());
  }

  static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(GoldenCasesTest.class.getResourceAsStream("/iam/golden.jsonl.gz")),
        StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(new JsonMapper().readTree(line));
      }
    }
    return cases;
  }
}
