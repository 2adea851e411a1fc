package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.triage.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bob and carol are found sick by a rule of the user's own, and each uses a key that the other made. Then the rule turns
 * out to be wrong, and is taken away.
 */
@SparkTest
class MutualVerdictsTest {
  @TempDir
  Path folder;

  @Test
  void whoASickOneMadeIsSickInTheSameRunAndNoLongerOnceWhatBeganItIsGone(SparkSession spark)
      throws IOException {
    new Logs(folder.resolve("logs"))
        .put(
            "all.json",
            Logs.records(
                bob("tag", "20", "ec2", "CreateTags", "{}", "{}", ""),
                bob(
                    "made",
                    "20",
                    "iam",
                    "CreateAccessKey",
                    "{\"userName\": \"carol\"}",
                    key("carol", "11"),
                    ""),
                carol("also", "20", "ec2", "CreateTags", "{}", "{}", "01"),
                carol(
                    "log",
                    "21",
                    "logs",
                    "DeleteLogGroup",
                    "{\"logGroupName\": \"one\"}",
                    "null",
                    "11"),
                carol(
                    "back",
                    "21",
                    "iam",
                    "CreateAccessKey",
                    "{\"userName\": \"bob\"}",
                    key("bob", "22"),
                    "11"),
                bob(
                    "gone",
                    "22",
                    "logs",
                    "DeleteLogGroup",
                    "{\"logGroupName\": \"two\"}",
                    "null",
                    "22")));
    assertThat(run("ingest", "--logs", folder.resolve("logs").toString())).isZero();
    Path rule = Files.writeString(folder.resolve("own.yml"), """
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
        """);

    assertThat(run("triage", "--rules", rule.toString())).isZero();
    assertThat(verdicts(spark)).containsEntry("one", "SICK").containsEntry("two", "SICK");
    assertThat(findings(spark))
        .anyMatch(text -> text.contains("was made by bob, which was SICK then by another finding"));

    assertThat(run("triage")).isZero();

    assertThat(verdicts(spark)).containsOnlyKeys("one", "two").doesNotContainValue("SICK");
  }

  private static String bob(
      String id,
      String day,
      String service,
      String operation,
      String request,
      String response,
      String key) {
    return call(id, day, service, operation, request, response)
        .replace("alice", "bob")
        .replace("AIDAEXAMPLEEXAMPLE00", "AIDAEXAMPLEEXAMPLE02")
        .replace("AKIAEXAMPLEEXAMPLE00", "AKIAEXAMPLEEXAMPLE" + (key.isEmpty() ? "02" : key));
  }

  private static String carol(
      String id,
      String day,
      String service,
      String operation,
      String request,
      String response,
      String key) {
    return call(id, day, service, operation, request, response)
        .replace("alice", "carol")
        .replace("203.0.113.7", "203.0.113.8")
        .replace("AIDAEXAMPLEEXAMPLE00", "AIDAEXAMPLEEXAMPLE01")
        .replace("AKIAEXAMPLEEXAMPLE00", "AKIAEXAMPLEEXAMPLE" + key);
  }

  private static String call(
      String id, String day, String service, String operation, String request, String response) {
    return Logs.event(
            id,
            day,
            ",\"readOnly\":false,\"requestParameters\":" + request + ",\"responseElements\":"
                + response)
        .replace("ec2.amazonaws.com", service + ".amazonaws.com")
        .replace("DescribeInstances", operation);
  }

  private static String key(String user, String number) {
    return "{\"accessKey\": {\"userName\": \"%s\", \"accessKeyId\": \"AKIAEXAMPLEEXAMPLE%s\", \"status\": \"Active\"}}"
        .formatted(user, number);
  }

  private int run(String command, String... more) {
    String[] all = java.util.stream.Stream.concat(
            java.util.stream.Stream.of(command, "--lake", folder.resolve("lake").toString()),
            java.util.Arrays.stream(more))
        .toArray(String[]::new);
    return Shell.run(all).status();
  }

  private List<Row> rows(SparkSession spark) {
    return Lake.open(spark, folder.resolve("lake").toString())
        .read(Findings.TABLE)
        .collectAsList();
  }

  private List<String> findings(SparkSession spark) {
    return rows(spark).stream()
        .map(row -> row.<String>getAs(Findings.FINDING.name()))
        .toList();
  }

  /** By the name of the log group; none of what else was found. */
  private Map<String, String> verdicts(SparkSession spark) {
    Map<String, String> verdicts = new TreeMap<>();
    for (Row row : rows(spark)) {
      String resource = row.getAs(Findings.RESOURCE.name());
      if (resource.contains("LogGroup")) {
        verdicts.put(
            resource.substring(resource.lastIndexOf('|') + 1), row.getAs(Findings.VERDICT.name()));
      }
    }
    return verdicts;
  }
}
