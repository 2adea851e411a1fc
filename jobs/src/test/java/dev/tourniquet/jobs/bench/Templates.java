package dev.tourniquet.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The templates: real records that the repository holds for its tests, each with its share of the mix. */
final class Templates {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SOURCES = List.of(
      "dev/tourniquet/events/invictus/everyday.jsonl",
      "dev/tourniquet/events/invictus/writes.jsonl",
      "trail/stratus/events.jsonl.gz");

  private final NavigableMap<Double, Template> byShare = new TreeMap<>();
  private final double sum;

  private Templates(Map<String, List<Template>> byOperation, Function<String, Double> shares) {
    double reached = 0;
    for (Map.Entry<String, List<Template>> operation : byOperation.entrySet()) {
      double each = shares.apply(operation.getKey()) / operation.getValue().size();
      for (Template template : operation.getValue()) {
        byShare.put(reached, template);
        reached += each;
      }
    }
    sum = reached;
  }

  /** Reads the templates below rules/src/test/resources of the checkout. */
  static Templates read(Path checkout) throws IOException {
    List<Template> templates = new ArrayList<>();
    for (String source : SOURCES) {
      for (JsonNode line : lines(checkout.resolve("rules/src/test/resources").resolve(source))) {
        for (JsonNode record : Launches.of(line.has("record") ? line.get("record") : line)) {
          templates.add(TemplateReader.read(record));
        }
      }
    }
    Map<String, List<Template>> byOperation = templates.stream()
        .collect(Collectors.groupingBy(Mix::operation, TreeMap::new, Collectors.toList()));
    return new Templates(byOperation, Mix.read().among(byOperation.keySet()));
  }

  Template choose(SplittableRandom random) {
    return byShare.floorEntry(random.nextDouble() * sum).getValue();
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try (var lines = new BufferedReader(new InputStreamReader(
        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
        StandardCharsets.UTF_8))) {
      List<JsonNode> records = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        records.add(JSON.readTree(line));
      }
      return records;
    }
  }
}
