package dev.tourniquet.panther;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The detections that Panther publishes for CloudTrail, their tests, and which rules of ours look for the same. */
final class Detections {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Detections() {}

  /**
   * One detection.
   *
   * @param rules files of our rules, without ending
   * @param attempts whether it counts failed calls too
   * @param out why no rule of ours looks for it; empty if one does
   */
  record Detection(
      String id,
      String title,
      List<String> rules,
      boolean attempts,
      String out,
      List<Example> tests) {
    boolean inScope() {
      return out.isEmpty();
    }

    /** Tests with events of CloudTrail; some detections read a dozen other logs. */
    List<Example> ofCloudTrail() {
      return tests.stream().filter(Example::ofCloudTrail).toList();
    }
  }

  /** An event with the answer that the detection gives. */
  record Example(String detection, String name, boolean expected, String log, JsonNode event) {
    boolean ofCloudTrail() {
      return log.equals("AWS.CloudTrail") || (log.isEmpty() && event.has("eventName"));
    }
  }

  /** Why we answer otherwise. */
  record Difference(String detection, String test, String side, String why) {}

  static List<Detection> all() {
    Map<String, List<Example>> tests = new LinkedHashMap<>();
    for (JsonNode line : lines("tests.jsonl.gz")) {
      Example test = new Example(
          line.path("rule").asText(),
          line.path("name").asText(),
          line.path("expected").asBoolean(),
          line.path("log_type").asText(""),
          line.path("event"));
      tests.computeIfAbsent(test.detection(), id -> new ArrayList<>()).add(test);
    }
    JsonNode ours = agreement().path("detections");
    Map<String, Detection> all = new TreeMap<>();
    for (JsonNode line : lines("rules.jsonl.gz")) {
      String id = line.path("rule").asText();
      JsonNode one = ours.path(id);
      all.put(
          id,
          new Detection(
              id,
              line.path("display").asText(),
              texts(one.path("rules")),
              one.path("attempts").asBoolean(false),
              one.path("out").asText(one.isMissingNode() ? "not looked at" : ""),
              tests.getOrDefault(id, List.of())));
    }
    return List.copyOf(all.values());
  }

  static Optional<Difference> difference(Example test) {
    return differences().stream()
        .filter(one -> one.detection().equals(test.detection()) && one.test().equals(test.name()))
        .findFirst();
  }

  static List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    agreement()
        .path("differences")
        .forEach(one -> all.add(new Difference(
            one.path("detection").asText(),
            one.path("test").asText(),
            one.path("side").asText(),
            one.path("why").asText())));
    return all;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static JsonNode agreement() {
    try (InputStream in = Detections.class.getResourceAsStream("/panther/agreement.yml")) {
      return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read agreement.yml", e);
    }
  }

  private static List<JsonNode> lines(String name) {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Detections.class.getResourceAsStream("/panther/" + name)),
        StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(JSON.readTree(line));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
