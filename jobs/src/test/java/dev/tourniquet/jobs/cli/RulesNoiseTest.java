package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class RulesNoiseTest {
  private static final String RULES = """
      title: Three in a row
      id: burst
      level: low
      correlation: {type: event_count, rules: [listed], group-by: [userIdentity.arn], timespan: 10s, condition: {gte: 3}}
      ---
      title: Listed
      name: listed
      logsource: {product: aws}
      detection: {s: {eventName: ListBuckets}, condition: s}
      ---
      title: Described
      id: described
      logsource: {product: aws}
      detection: {s: {eventName: DescribeInstances}, condition: s}
      triage: {budget: 1}
      """;

  @TempDir
  private Path folder;

  private static String call(String id, String time, String name) {
    return Logs.event(id, "01", "")
        .replace("2026-03-01T10:00:00Z", time)
        .replace("DescribeInstances", name);
  }

  @Test
  void countsHitsByRuleAndDayOverTheWholeHistoryAndSaysWhatIsLoud(SparkSession spark)
      throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
    String lake = folder.resolve("lake").toString();
    new Logs(folder.resolve("logs"))
        .put(
            "a.json",
            Logs.records(
                call("a", "2026-03-01T00:00:00Z", "ListBuckets"),
                call("b", "2026-03-01T00:00:01Z", "ListBuckets"),
                call("c", "2026-03-01T00:00:02Z", "ListBuckets"),
                call("d", "2026-03-01T00:00:03Z", "ListBuckets"),
                call("e", "2026-03-01T01:00:00Z", "DescribeInstances"),
                call("f", "2026-03-02T01:00:00Z", "DescribeInstances"),
                call("g", "2026-03-02T02:00:00Z", "DescribeInstances")));
    assertThat(Shell.run("ingest", "--logs", folder.resolve("logs").toString(), "--lake", lake))
        .extracting(Shell::status)
        .isEqualTo(0);
    assertThat(Shell.run("build", "--lake", lake)).extracting(Shell::status).isEqualTo(0);

    Shell noise =
        Shell.run("rules", "noise", "--rules", rules.toString(), "--lake", lake, "--format", "csv");

    assertThat(noise.status()).as(noise.err()).isZero();
    assertThat(noise.out().lines())
        .containsExactly(
            "rule,title,day,hits,budget",
            "burst,Three in a row,2026-03-01,1,10",
            "described,Described,2026-03-01,1,1",
            "described,Described,2026-03-02,2,1");
    assertThat(noise.err())
        .contains(
            "Over its budget: Described (described): 1.5 hits a day over 2 days, 1 are allowed")
        .doesNotContain("Three in a row");
  }
}
