package dev.tourniquet.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's data set is what docs/performance.md says of it. */
class GenerateTest {
  private static final int EVENTS = 8_000;
  private static final int OBJECTS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  static Path folder;

  private static final List<JsonNode> records = new ArrayList<>();
  private static final Map<String, Integer> sizes = new TreeMap<>();

  @BeforeAll
  static void generate() throws IOException {
    write(folder, 1);
    for (Path object : objects(folder)) {
      JsonNode parsed = parse(object);
      assertThat(parsed.size()).isEqualTo(1);
      parsed.get("Records").forEach(records::add);
      sizes.put(object.toString(), parsed.get("Records").size());
    }
  }

  @Test
  void everyEventParsesAndHasAnIdOfItsOwn() {
    assertThat(records).hasSize(EVENTS);
    assertThat(records.stream().map(record -> record.get("eventID").asText()).distinct())
        .hasSize(EVENTS);
  }

  @Test
  void noBlankIsLeftUnfilled() {
    assertThat(records)
        .extracting(JsonNode::toString)
        .noneMatch(text -> text.contains("§"))
        .noneMatch(text -> text.contains("left out"))
        .noneMatch(text -> text.contains("123837392027"));
  }

  @Test
  void objectsLieWhereCloudTrailPutsThemAndHoldTheirAccountsEvents() throws IOException {
    List<Path> objects = objects(folder);
    assertThat(objects).hasSize(OBJECTS);
    for (Path object : objects) {
      String key = folder.relativize(object).toString();
      assertThat(key)
          .matches("AWSLogs/(\\d{12})/CloudTrail/([a-z0-9-]+)/2026/09/\\d\\d/\\1_CloudTrail_\\2_"
              + "202609\\d{2}T\\d{4}Z_[A-Z2-7]{16}\\.json\\.gz");
      assertThat(parse(object).get("Records"))
          .allMatch(record -> key.contains(record.get("recipientAccountId").asText()))
          .allMatch(record -> key.contains(record.get("awsRegion").asText()));
    }
  }

  @Test
  void sizesOfObjectsAreLongTailed() {
    List<Integer> sorted = sizes.values().stream().sorted().toList();
    int median = sorted.get(OBJECTS / 2);
    assertThat(median).isLessThan(2 * EVENTS / OBJECTS / 3);
    assertThat(sorted.get(OBJECTS - 1)).isGreaterThan(10 * median);
  }

  @Test
  void anEventIsAboutAsLongAsRealOnesAndMostAnswersAreNull() {
    double mean = records.stream()
        .mapToInt(record -> record.toString().length())
        .average()
        .orElse(0);
    assertThat(mean).isCloseTo(1_270, within(60.0));
    long nulls = records.stream()
        .filter(record -> record.get("responseElements").isNull())
        .count();
    assertThat((double) nulls / EVENTS).isBetween(0.9, 0.97);
    assertThat(records).anyMatch(record -> record.toString().length() > 10_000);
  }

  @Test
  void operationsComeInTheSharesOfTheMix() throws IOException {
    for (Map.Entry<String, Double> share : Mix.read().shares().entrySet()) {
      long count = records.stream()
          .filter(record -> operation(record).equals(share.getKey()))
          .count();
      assertThat(100.0 * count / EVENTS)
          .as(share.getKey())
          .isCloseTo(share.getValue(), within(0.3 + share.getValue() / 8));
    }
  }

  @Test
  void aFewIdentitiesMakeManyOfTheCallsAndHundredsMakeTheRest() {
    Map<String, Integer> calls = new HashMap<>();
    records.forEach(
        record -> calls.merge(record.at("/userIdentity/principalId").asText(), 1, Integer::sum));
    List<Integer> sorted = calls.values().stream().sorted().toList();
    assertThat(sorted).hasSizeBetween(250, 1_000);
    assertThat(sorted.get(sorted.size() - 1)).isGreaterThan(20 * sorted.get(sorted.size() / 2));
  }

  @Test
  void daysHaveTheSameSizeAndCanBeIngestedInTurn() {
    var data = new DataSet(EVENTS, OBJECTS, 7, 1);
    for (int day = 0; day < data.days(); day++) {
      List<TrailObject> plan = Plan.day(data, day);
      assertThat(plan.stream().mapToInt(TrailObject::events).sum())
          .isBetween(EVENTS / 7, EVENTS / 7 + 1);
      assertThat(plan)
          .allMatch(object -> object.key().contains("/2026/09/0"))
          .extracting(TrailObject::key)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers(@TempDir Path again, @TempDir Path other)
      throws IOException {
    write(again, 1);
    write(other, 2);
    for (Path object : objects(folder)) {
      assertThat(again.resolve(folder.relativize(object))).hasSameBinaryContentAs(object);
      assertThat(other.resolve(folder.relativize(object))).doesNotExist();
    }
  }

  @Test
  void tooFewEventsForTheObjectsAreRefused() {
    assertThatThrownBy(() -> new DataSet(10, 20, 2, 1))
        .hasMessage("Invalid data set: 10 events in 20 objects over 2 days. "
            + "Each day needs an object, each object an event.");
  }

  private static void write(Path out, long seed) throws IOException {
    var generate = new Generate();
    generate.out = out;
    generate.events = EVENTS;
    generate.objects = (long) OBJECTS;
    generate.seed = seed;
    generate.call();
  }

  private static String operation(JsonNode record) {
    return record.get("eventSource").asText() + '\t' + record.get("eventName").asText();
  }

  private static List<Path> objects(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static JsonNode parse(Path object) {
    try (InputStream json = new GZIPInputStream(Files.newInputStream(object))) {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
