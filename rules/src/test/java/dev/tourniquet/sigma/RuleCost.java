package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;

/**
 * What 1,000 rules cost beside 10, over a million events, each parsed from its text once, in time of a processor: {@code
 * rules/bench sigma}.
 */
final class RuleCost {

  private static final Logger LOG = Logger.getLogger(RuleCost.class.getName());
  private static final Path EVENTS = Path.of("src/test/resources/trail/stratus/events.jsonl.gz");
  private static final int MOST = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RuleCost() {}

  public static void main(String[] args) throws IOException {
    List<String> events = events();
    RuleIndex ten = new RuleIndex(rules(events, 10));
    RuleIndex thousand = new RuleIndex(rules(events, 1_000));
    time(ten, events, MOST / 10);
    time(thousand, events, MOST / 10);
    double few = time(ten, events, MOST);
    double many = time(thousand, events, MOST);
    LOG.info(() -> "%,d events: %.1f s of a processor with 10 rules, %.1f s with 1,000: %.2f times"
        .formatted(MOST, few, many, many / few));
  }

  private static List<String> events() throws IOException {
    List<String> events = new ArrayList<>();
    try (var lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(EVENTS)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(JSON.readTree(line).path("record").toString());
      }
    }
    return events;
  }

  /** Rules on calls of the log and on neighbours of theirs, as public rules are: most by source, name and a value. */
  private static List<SigmaRule> rules(List<String> events, int count) throws IOException {
    Map<String, String> calls = new TreeMap<>();
    for (String text : events) {
      JsonNode event = JSON.readTree(text);
      calls.put(event.path("eventName").asText(), event.path("eventSource").asText());
    }
    List<String> names = List.copyOf(calls.keySet());
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = names.get(i % names.size());
      yaml.append(document(i, name, calls.get(name)));
    }
    LoadedRules loaded = SigmaRules.load("cost.yml", yaml.toString());
    if (!loaded.problems().isEmpty()) {
      throw new IllegalStateException("Cannot load the rules to measure: " + loaded.problems());
    }
    return loaded.rules();
  }

  private static String document(int i, String name, String source) {
    String selection =
        switch (i % 5) {
          case 0 -> "{eventSource: %s, eventName: %s}".formatted(source, name);
          case 1 ->
            "{eventSource: %s, eventName: [%s, Other%d], errorCode: 'Missing%d*'}"
                .formatted(source, name, i, i);
          case 2 ->
            "{eventSource: %s, eventName: %s, userIdentity.arn|contains: nobody%d}"
                .formatted(source, name, i);
          case 3 ->
            "{eventSource: %s, eventName: Other%d, requestParameters|contains: x%d}"
                .formatted(source, i, i);
          default -> "{eventName: %s, userAgent|re: 'agent%d.*x'}".formatted(name, i);
        };
    return """
        ---
        title: Rule %d
        id: rule-%d
        logsource: {product: aws, service: cloudtrail}
        detection:
          s: %s
          condition: s
        """.formatted(i, i, selection);
  }

  private static double time(RuleIndex rules, List<String> events, int count) throws IOException {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begin = clock.getCurrentThreadCpuTime();
    long matches = 0;
    for (int i = 0; i < count; i++) {
      matches += rules.match(JSON.readTree(events.get(i % events.size()))).size();
    }
    double seconds = (clock.getCurrentThreadCpuTime() - begin) / 1e9;
    long found = matches;
    LOG.fine(() -> found + " matches");
    return seconds;
  }
}
