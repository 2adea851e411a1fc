package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.triage.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key is stolen on the 20th and stops a trail; the thief goes on for a week from his own address and deletes a flow log
 * on the 28th. By then his address is not the user's usual one.
 */
@SparkTest
class SickAlreadyTest {
  private static final String THIEF = "198.51.100.77";

  @TempDir
  Path folder;

  @Test
  void whatAThiefDidSinceHeWasFoundIsNotUsual(SparkSession spark) throws JsonProcessingException {
    logs("first", days(1, 19, "203.0.113.7"), call("stop", 20, "cloudtrail", "StopLogging", """
        {"name": "arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}"""));
    run();
    assertThat(verdict(spark, "StopLogging")).isEqualTo("SICK");

    logs("second", days(21, 27, THIEF), call("flow", 28, "ec2", "DeleteFlowLogs", """
        {"DeleteFlowLogsRequest": {"FlowLogId": {"tag": 1, "content": "fl-0a1b2c3d4e5f60718"}}}"""));
    run();

    assertThat(pattern(spark, "DeleteFlowLogs"))
        .startsWith("First time that alice comes from " + THIEF)
        .contains("always from 203.0.113.7");
  }

  private static List<String> days(int from, int to, String address) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            day -> Logs.event("d" + day, "%02d".formatted(day), "").replace("203.0.113.7", address))
        .toList();
  }

  private static String call(String id, int day, String service, String operation, String request) {
    return Logs.event(
            id,
            "%02d".formatted(day),
            ",\"readOnly\":false,\"requestParameters\":" + request.strip())
        .replace("ec2.amazonaws.com", service + ".amazonaws.com")
        .replace("DescribeInstances", operation)
        .replace("203.0.113.7", THIEF);
  }

  private void logs(String name, List<String> before, String last) {
    String[] all = java.util.stream.Stream.concat(before.stream(), java.util.stream.Stream.of(last))
        .toArray(String[]::new);
    new Logs(folder.resolve("logs")).put(name + ".json", Logs.records(all));
  }

  private void run() {
    String lake = folder.resolve("lake").toString();
    String logs = folder.resolve("logs").toString();
    assertThat(Shell.run("ingest", "--lake", lake, "--logs", logs).status()).isZero();
    assertThat(Shell.run("triage", "--lake", lake).status()).isZero();
  }

  private JsonNode finding(SparkSession spark, String operation) throws JsonProcessingException {
    for (var row :
        Lake.open(spark, folder.resolve("lake").toString()).read(Findings.TABLE).collectAsList()) {
      JsonNode finding = new ObjectMapper().readTree(row.<String>getAs(Findings.FINDING.name()));
      if (finding.path("summary").asText().contains(operation)) {
        return finding;
      }
    }
    throw new AssertionError("No finding about " + operation);
  }

  private String verdict(SparkSession spark, String operation) throws JsonProcessingException {
    return finding(spark, operation).path("verdict").asText();
  }

  private String pattern(SparkSession spark, String operation) throws JsonProcessingException {
    for (JsonNode sign : finding(spark, operation).path("signs")) {
      if (sign.path("question").asText().equals("pattern")) {
        return sign.path("answer").asText();
      }
    }
    throw new AssertionError("No sign of the pattern");
  }
}
