package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two rules meet one call on one trail, and 59 more trails are stopped from the same address: what each page says of the rest. */
@SparkTest(few = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherFindingsTest {
  private static final int TRAILS = 60;
  private static final String RULE = """
      title: Nobody stops the main trail here
      id: 11111111-2222-4333-8444-555555555555
      status: experimental
      description: Of our own.
      author: Tourniquet
      date: 2026-11-26
      logsource:
        product: aws
        service: cloudtrail
      detection:
        call:
          eventName: StopLogging
          requestParameters.name|endswith: trail/t0
        condition: call
      level: critical
      """;

  private Path reports;
  private List<JsonNode> findings;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    reports = folder.resolve("reports");
    Path rule = Files.writeString(folder.resolve("own.yml"), RULE);
    new Logs(folder.resolve("logs"))
        .put(
            "all.json",
            Logs.records(IntStream.range(0, TRAILS)
                .mapToObj(OtherFindingsTest::stopped)
                .toArray(String[]::new)));
    Shell.mainJob(folder, "--rules", rule.toString());
    findings = all(SampleWorld.json(Files.readString(reports.resolve("findings.json")))
            .path("findings"))
        .toList();
  }

  @Test
  void theHistoryOfEachNamesTheOtherFindingOnItsResource() {
    List<JsonNode> both = findings.stream()
        .filter(finding -> finding.at("/resource/key").asText().endsWith("t0"))
        .toList();
    assertThat(both).hasSize(2);

    assertThat(others(both.get(0))).containsExactly(told(both.get(1)));
    assertThat(others(both.get(1))).containsExactly(told(both.get(0)));
    assertThat(page("findings/" + id(both.get(0)) + ".html"))
        .contains(id(both.get(1)) + ".html\">" + both.get(1).at("/rule/title").asText())
        .doesNotContain("Nothing else was found");
  }

  @Test
  void aPageOfAnAddressCountsTheFindingsThatItDoesNotShow() throws IOException {
    assertThat(findings).hasSizeGreaterThan(TRAILS);
    try (Stream<Path> pages = Files.list(reports.resolve("ips"))) {
      Path address = pages.findFirst().orElseThrow();
      assertThat(page("ips/" + address.getFileName()))
          .contains((findings.size() - 50) + " more findings in <code>findings.json</code>");
    }
  }

  private static String stopped(int i) {
    return Logs.event(
            "stop" + i,
            "20",
            ",\"readOnly\":false,\"requestParameters\":"
                + "{\"name\": \"arn:aws:cloudtrail:us-east-1:111122223333:trail/t" + i
                + "\"},\"responseElements\":null")
        .replace("ec2.amazonaws.com", "cloudtrail.amazonaws.com")
        .replace("DescribeInstances", "StopLogging");
  }

  private List<String> others(JsonNode finding) {
    JsonNode history =
        SampleWorld.json(page("findings/" + id(finding) + ".json")).path("history");
    assertThat(history.path("total").asInt()).isEqualTo(history.path("items").size());
    return all(history.path("items"))
        .filter(check -> !check.path("finding").isNull())
        .filter(check -> !check.path("finding").asText().equals(id(finding)))
        .map(check ->
            check.path("finding").asText() + " " + check.path("outcome").asText())
        .toList();
  }

  private static String told(JsonNode finding) {
    return id(finding) + " " + finding.path("verdict").asText();
  }

  private static String id(JsonNode finding) {
    return finding.path("id").asText();
  }

  private String page(String path) {
    try {
      return Files.readString(reports.resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
