package dev.tourniquet.sampledata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of the logs may rely on: ids, times, declared irregularities, and a life that is not monotonous. */
class SampleLogsTest {

  private static final Path ROOT = Path.of("..", "sample-data");
  private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
  /** An event delivered twice comes again with the next object of its trail, which may be days away. */
  private static final Duration LONGEST_REPEAT = Duration.ofDays(7);

  private static final Pattern STAMP = Pattern.compile("_(\\d{8}T\\d{4}Z)_\\w{16}\\.json\\.gz$");

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public", "quiet"})
  void everyEventHasIdAndTimeAndLiesInItsObjectsWindow(String scenario) throws IOException {
    Set<String> late = declared(scenario, "deliveredLate");
    Set<String> twice = declared(scenario, "deliveredTwice");
    logs(scenario).forEach((key, events) -> {
      Duration delay = late.contains(key) ? Delivery.LATE : Delivery.DELAY;
      for (JsonNode event : events) {
        String id = event.path("eventID").asText();
        assertThat(id).as(key).hasSize(36);
        Instant time = Instant.parse(event.path("eventTime").asText());
        Duration longest = twice.contains(id) ? LONGEST_REPEAT : LONGEST_WINDOW;
        stamp(key).ifPresent(end -> assertInWindow(time, end.minus(delay), longest));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public", "quiet"})
  void onlyDeclaredEventsAreDeliveredTwice(String scenario) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    logs(scenario)
        .values()
        .forEach(
            events -> events.forEach(e -> seen.merge(e.get("eventID").asText(), 1, Integer::sum)));
    Set<String> twice = new HashSet<>();
    seen.forEach((id, times) -> assertThat(times).as(id).isLessThanOrEqualTo(2));
    seen.entrySet().stream()
        .filter(entry -> entry.getValue() == 2)
        .map(Map.Entry::getKey)
        .forEach(twice::add);
    assertThat(twice).isEqualTo(declared(scenario, "deliveredTwice")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public"})
  void someObjectsAreLateAndSomeAreFlatFiles(String scenario) throws IOException {
    Set<String> keys = logs(scenario).keySet();
    assertThat(declared(scenario, "deliveredLate")).isNotEmpty().isSubsetOf(keys);
    assertThat(keys).anyMatch(key -> key.startsWith("exported/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public"})
  void expectedTriggersAreInTheLogsAndNameTheirResource(String scenario) throws IOException {
    Map<String, JsonNode> byId = new HashMap<>();
    logs(scenario)
        .values()
        .forEach(events -> events.forEach(e -> byId.put(e.get("eventID").asText(), e)));
    List<String> lines =
        Files.readAllLines(ROOT.resolve(scenario).resolve("expected/findings.jsonl"));
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode finding = Json.read(line);
      for (JsonNode trigger : finding.get("trigger")) {
        assertThat(byId).containsKey(trigger.asText());
        assertThat(byId.get(trigger.asText()).toString())
            .contains(finding.get("resource").asText());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public", "quiet"})
  void lifeIsVaried(String scenario) throws IOException {
    Set<String> callers = new TreeSet<>();
    Set<String> trails = new TreeSet<>();
    int events = 0;
    int errors = 0;
    for (JsonNode object : logs(scenario).values()) {
      for (JsonNode event : object) {
        events++;
        errors += event.has("errorCode") ? 1 : 0;
        callers.add(event.path("userIdentity").path("principalId").asText());
        trails.add(
            event.get("recipientAccountId").asText() + event.get("awsRegion").asText());
      }
    }
    assertThat(events).isBetween(1_000, 6_000);
    assertThat((double) errors / events).isBetween(0.02, 0.06);
    assertThat(callers).hasSizeGreaterThan(20);
    assertThat(trails).hasSizeGreaterThanOrEqualTo(6);
  }

  private static void assertInWindow(Instant time, Instant end, Duration longest) {
    assertThat(time).isBefore(end).isAfterOrEqualTo(end.minus(longest));
  }

  private static Optional<Instant> stamp(String key) {
    Matcher matcher = STAMP.matcher(key);
    return matcher.find()
        ? Optional.of(
            LocalDateTime.parse(matcher.group(1), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'"))
                .toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  /** Events by key, of the objects that are logs. */
  private static Map<String, JsonNode> logs(String scenario) throws IOException {
    Map<String, JsonNode> logs = new HashMap<>();
    SampleData.read(ROOT.resolve(scenario).resolve("logs")).forEach((key, content) -> {
      if (key.contains("/CloudTrail/") || key.startsWith("exported/")) {
        JsonNode object = Json.read(new String(content, StandardCharsets.UTF_8));
        logs.put(key, object.isArray() ? object : object.get("Records"));
      }
    });
    return logs;
  }

  private static Set<String> declared(String scenario, String field) throws IOException {
    Set<String> declared = new HashSet<>();
    Json.read(Files.readString(ROOT.resolve(scenario).resolve("expected/delivery.json")))
        .path(field)
        .forEach(item -> declared.add(item.asText()));
    return declared;
  }
}
