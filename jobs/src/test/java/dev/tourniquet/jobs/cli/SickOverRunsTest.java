package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two runs of one lake. Alice's key is stolen on the 20th and stops a trail; the thief goes on for a week from his own
 * address and deletes a flow log on the 28th: by then his address is not the user's usual one. Bob and carol are found sick
 * by a rule of the user's own, and each uses a key that the other made; in the second run the rule is gone.
 */
@SparkTest(few = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SickOverRunsTest {
  private static final String THIEF = "198.51.100.77";
  private static final String RULE = """
      title: Tagged
      id: 11111111-2222-4333-8444-555555555555
      status: experimental
      description: Nobody tags anything here.
      author: Tourniquet
      date: 2026-11-26
      logsource:
        product: aws
        service: cloudtrail
      detection:
        call:
          eventSource: ec2.amazonaws.com
          eventName: CreateTags
        condition: call
      level: critical
      """;

  private Path folder;
  private List<JsonNode> first;
  private List<JsonNode> second;

  @BeforeAll
  void runTwice(SparkSession spark, @TempDir Path temporary) throws IOException {
    folder = temporary;
    Path rule = Files.writeString(folder.resolve("own.yml"), RULE);
    logs("first", Stream.of(days(1, 19, "203.0.113.7"), stop(), mutual()).flatMap(all -> all));
    first = run(spark, "--rules", rule.toString());
    logs("second", Stream.concat(days(21, 27, THIEF), flow()));
    second = run(spark);
  }

  @Test
  void whatAThiefDidSinceHeWasFoundIsNotUsual() {
    assertThat(verdicts(first, "StopLogging")).containsExactly("SICK");

    assertThat(pattern("DeleteFlowLogs"))
        .startsWith("First time that alice comes from " + THIEF)
        .contains("always from 203.0.113.7");
  }

  @Test
  void whoASickOneMadeIsSickInTheSameRunAndNoLongerOnceWhatBeganItIsGone() {
    assertThat(verdicts(first, "DeleteLogGroup")).containsExactly("SICK", "SICK");
    assertThat(first)
        .anyMatch(finding ->
            finding.toString().contains("was made by bob, which was SICK then by another finding"));

    assertThat(verdicts(second, "DeleteLogGroup")).hasSize(2).doesNotContain("SICK");
    assertThat(verdicts(second, "CreateTags")).isEmpty();
  }

  private static Stream<String> days(int from, int to, String address) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(day ->
            Logs.event("d" + day, "%02d".formatted(day), "").replace("203.0.113.7", address));
  }

  private static Stream<String> stop() {
    return Stream.of(alice("stop", "20", "cloudtrail:StopLogging", """
        {"name": "arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}"""));
  }

  private static Stream<String> flow() {
    return Stream.of(alice("flow", "28", "ec2:DeleteFlowLogs", """
        {"DeleteFlowLogsRequest": {"FlowLogId": {"tag": 1, "content": "fl-0a1b2c3d4e5f60718"}}}"""));
  }

  private static Stream<String> mutual() {
    return Stream.of(
        new Call("tag", "20", "ec2:CreateTags", "{}", "{}").bob("02"),
        new Call("made", "20", "iam:CreateAccessKey", user("carol"), key("carol", "11")).bob("02"),
        new Call("also", "20", "ec2:CreateTags", "{}", "{}").carol("01"),
        new Call("log", "21", "logs:DeleteLogGroup", group("one"), "null").carol("11"),
        new Call("back", "21", "iam:CreateAccessKey", user("bob"), key("bob", "22")).carol("11"),
        new Call("gone", "22", "logs:DeleteLogGroup", group("two"), "null").bob("22"));
  }

  private static String user(String name) {
    return "{\"userName\": \"%s\"}".formatted(name);
  }

  private static String group(String name) {
    return "{\"logGroupName\": \"%s\"}".formatted(name);
  }

  private static String key(String user, String number) {
    return "{\"accessKey\": {\"userName\": \"%s\", \"accessKeyId\": \"AKIAEXAMPLEEXAMPLE%s\", \"status\": \"Active\"}}"
        .formatted(user, number);
  }

  private static String alice(String id, String day, String call, String request) {
    return new Call(id, day, call, request, "null").event().replace("203.0.113.7", THIEF);
  }

  /** A call that changes something. */
  private record Call(String id, String day, String call, String request, String response) {
    String event() {
      String[] parts = call.split(":", 2);
      return Logs.event(
              id,
              day,
              ",\"readOnly\":false,\"requestParameters\":" + request.strip()
                  + ",\"responseElements\":" + response)
          .replace("ec2.amazonaws.com", parts[0] + ".amazonaws.com")
          .replace("DescribeInstances", parts[1]);
    }

    String bob(String key) {
      return by("bob", "02", "192.0.2.50", key);
    }

    String carol(String key) {
      return by("carol", "01", "192.0.2.51", key);
    }

    private String by(String name, String number, String address, String key) {
      return event()
          .replace("alice", name)
          .replace("203.0.113.7", address)
          .replace("AIDAEXAMPLEEXAMPLE00", "AIDAEXAMPLEEXAMPLE" + number)
          .replace("AKIAEXAMPLEEXAMPLE00", "AKIAEXAMPLEEXAMPLE" + key);
    }
  }

  private void logs(String name, Stream<String> events) {
    new Logs(folder.resolve("logs"))
        .put(name + ".json", Logs.records(events.toArray(String[]::new)));
  }

  private List<JsonNode> run(SparkSession spark, String... options) {
    String lake = folder.resolve("lake").toString();
    String logs = folder.resolve("logs").toString();
    assertThat(Shell.run("ingest", "--lake", lake, "--logs", logs).status()).isZero();
    String[] triage = Stream.concat(Stream.of("triage", "--lake", lake), Stream.of(options))
        .toArray(String[]::new);
    assertThat(Shell.run(triage).status()).isZero();
    return Lake.open(spark, lake).read(Findings.TABLE).collectAsList().stream()
        .map(row -> Stored.read(row.<String>getAs(Findings.FINDING.name()), JsonNode.class))
        .toList();
  }

  private static Stream<JsonNode> about(List<JsonNode> findings, String operation) {
    return findings.stream()
        .filter(finding -> finding.path("summary").asText().contains(operation));
  }

  private static List<String> verdicts(List<JsonNode> findings, String operation) {
    return about(findings, operation)
        .map(finding -> finding.path("verdict").asText())
        .toList();
  }

  private String pattern(String operation) {
    return about(second, operation)
        .flatMap(finding -> StreamSupport.stream(finding.path("signs").spliterator(), false))
        .filter(sign -> sign.path("question").asText().equals("pattern"))
        .map(sign -> sign.path("answer").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No sign of the pattern"));
  }
}
