package dev.tourniquet.jobs.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.ingest.RealEvents;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.triage.Packs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals of real attacks: half an hour of Invictus's logs, beside the minutes of Stratus Red Team's, tells of a stolen
 * role, and of users only where their past is known.
 */
@SparkTest(few = true)
class RealSignalsTest {
  private static final RuleSet RULES = RuleSet.of(Packs.loaded());

  @TempDir
  private Path folder;

  private List<String> signals(SparkSession spark, Stream<JsonNode> events) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    Logs logs = new Logs(folder.resolve("logs"));
    logs.put("a.json", Logs.records(events.map(Object::toString).toArray(String[]::new)));
    LoadEvents.run(lake, logs.options());
    BuildTables.run(lake);
    MatchRules.run(lake, RULES);
    return lake
        .read(Triggers.TABLE)
        .where(Triggers.RULE.col().isInCollection(RULES.onSignals()))
        .collectAsList()
        .stream()
        .map(row -> "%s %s %s"
            .formatted(row.getAs("principalArn"), row.getAs("ip"), row.getAs("eventName")))
        .sorted()
        .toList();
  }

  @Test
  void aStolenRoleIsASignalAndNoUserIsInMinutesOfLogs(SparkSession spark) {
    assertThat(signals(
            spark, Stream.concat(RealEvents.invictus().stream(), RealEvents.stratus().stream())))
        .containsExactly(
            "AWS::IAM::Role|aws|123837392027|global|stratus-red-team-ec2-steal-credentials-role private:123837392027:192.168.10.20 DescribeInstances",
            "AWS::IAM::Role|aws|123837392027|global|stratus-red-team-ec2-steal-credentials-role private:123837392027:192.168.10.20 GetCallerIdentity");
  }

  @Test
  void theAttackerIsASignalWhereHisVictimHasAPastElsewhere(SparkSession spark) {
    List<JsonNode> attack = RealEvents.invictus();
    ObjectNode call = attack.stream()
        .filter(event -> event.at("/userIdentity/userName").asText().equals("bert-jan"))
        .filter(event -> event.path("eventName").asText().equals("DescribeInstances"))
        .findFirst()
        .orElseThrow()
        .deepCopy();
    Stream<JsonNode> past = IntStream.rangeClosed(1, 25).mapToObj(day -> before(call, day));

    assertThat(signals(spark, Stream.concat(past, attack.stream())))
        .contains(
            "AWS::IAM::User|aws|123837392027|global|bert-jan private:123837392027:192.168.10.20 GetCallerIdentity")
        .noneMatch(signal -> signal.contains("benjamin") || signal.contains("203.0.113.7"));
  }

  /** A day of the same user's life, from somewhere else. */
  private static JsonNode before(ObjectNode call, int days) {
    Instant time = Instant.parse(call.path("eventTime").asText()).minus(Duration.ofDays(days));
    return call.deepCopy()
        .put("eventID", "past-" + days)
        .put("eventTime", time.toString())
        .put("sourceIPAddress", "203.0.113.7");
  }
}
