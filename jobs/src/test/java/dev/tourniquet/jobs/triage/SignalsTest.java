package dev.tourniquet.jobs.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.triage.Packs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals on the lake: what the tables by day tell becomes a trigger, and only for the days that are new. */
@SparkTest(few = true)
class SignalsTest {
  private static final String USER = """
      {"type":"IAMUser","principalId":"AIDAQQQQQQQQQQQQQQQQ1","accountId":"111122223333",
       "arn":"arn:aws:iam::111122223333:user/Deploy","userName":"Deploy","accessKeyId":"AKIAQQQQQQQQQQQQQQQQ"}""";
  private static final String INSTANCE = """
      {"type":"AssumedRole","principalId":"AROAQQQQQQQQQQQQQQQQ2:i-0dbc91f429e48eeed","accountId":"111122223333",
       "arn":"arn:aws:sts::111122223333:assumed-role/Web/i-0dbc91f429e48eeed","accessKeyId":"ASIAQQQQQQQQQQQQQQQQ",
       "sessionContext":{"ec2RoleDelivery":"%s","attributes":{"creationDate":"2026-03-30T09:00:00Z"},
        "sessionIssuer":{"type":"Role","principalId":"AROAQQQQQQQQQQQQQQQQ2","accountId":"111122223333",
         "userName":"Web","arn":"arn:aws:iam::111122223333:role/Web"}}}""";
  private static final RuleSet RULES = RuleSet.of(Packs.loaded());
  private static final Instant LATER = Instant.parse("2026-05-01T00:00:00Z");

  @TempDir
  private Path folder;

  private Lake lake;
  private Logs logs;
  private int calls;

  private void open(SparkSession spark) {
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    logs = new Logs(folder.resolve("logs"));
  }

  private void arrive(String object, List<String> events) {
    logs.put(object, Logs.records(events.toArray(String[]::new)));
    LoadEvents.run(lake, logs.options());
    MatchRules.run(lake, RULES);
  }

  private String call(String time, String ip, String operation, String who) {
    String[] parts = operation.split(":", 2);
    return """
        {"eventVersion":"1.11","eventID":"e%d","eventTime":"%s","recipientAccountId":"111122223333",
         "awsRegion":"us-east-1","eventSource":"%s.amazonaws.com","eventName":"%s","readOnly":true,
         "eventType":"AwsApiCall","sourceIPAddress":"%s","userAgent":"Boto3/1.34",
         "requestParameters":null,"responseElements":null,"userIdentity":%s}""".formatted(calls++, time, parts[0], parts[1], ip, who).replace("\n", "");
  }

  private List<String> fiveWeeksAtHome() {
    List<String> events = new ArrayList<>();
    for (int day = 0; day < 35; day++) {
      Instant time = Instant.parse("2026-02-20T08:00:00Z").plusSeconds(86_400L * day);
      events.add(call(time.toString(), "203.0.113.7", "ec2:DescribeImages", USER));
    }
    return events;
  }

  private List<String> signals() {
    return lake
        .read(Triggers.TABLE)
        .where(Triggers.RULE.col().isInCollection(RULES.onSignals()))
        .collectAsList()
        .stream()
        .map(row -> "%s %s %s %s %s"
            .formatted(
                RULES
                    .byId()
                    .get(row.<String>getAs("rule"))
                    .triage()
                    .orElseThrow()
                    .lifeThreat(),
                row.getAs("day"),
                row.getAs("ip"),
                row.getAs("eventName"),
                row.getAs("begins")))
        .sorted()
        .toList();
  }

  private List<String> windows(Organization organization) {
    return TriggerWindows.of(
            Candidates.until(lake.read(Triggers.TABLE), LATER),
            TriggerWindows.named(lake.read(Findings.TABLE), LATER),
            RULES.onSignals(),
            organization)
        .where(Triggers.RULE.col().isInCollection(RULES.onSignals()))
        .select(TriggerWindows.SINCE.col())
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs(0))
        .sorted()
        .toList();
  }

  @Test
  void aNewNetworkOfAUserIsATriggerOnItsDayWhicheverWayTheDaysArrive(SparkSession spark) {
    open(spark);
    arrive("a.json", fiveWeeksAtHome());
    assertThat(signals()).isEmpty();

    arrive(
        "b.json",
        List.of(
            call("2026-03-30T09:00:00Z", "198.51.100.77", "sts:GetCallerIdentity", USER),
            call("2026-03-30T09:00:01Z", "198.51.100.77", "iam:ListUsers", USER),
            call("2026-03-30T09:00:02Z", "198.51.100.77", "iam:ListUsers", USER)));
    List<String> found = List.of(
        "compromised-identity 2026-03-30 198.51.100.77 GetCallerIdentity true",
        "compromised-identity 2026-03-30 198.51.100.77 ListUsers false");
    assertThat(signals()).isEqualTo(found);

    arrive("c.json", List.of(call("2026-04-20T09:00:00Z", "192.0.2.66", "iam:ListUsers", USER)));
    assertThat(signals())
        .containsExactly(
            found.get(0),
            found.get(1),
            "compromised-identity 2026-04-20 192.0.2.66 ListUsers true");
    assertThat(windows(Organization.unknown())).containsExactly("2026-03-30", "2026-04-20");

    List<String> inTwoSteps = signals();
    List<Row> everything = MatchRules.history(lake, RULES)
        .where(Triggers.RULE.col().isInCollection(RULES.onSignals()))
        .collectAsList();
    assertThat(everything).hasSameSizeAs(inTwoSteps);
  }

  @Test
  void credentialsOfAnInstanceElsewhereThanItsAgentAreATrigger(SparkSession spark) {
    open(spark);
    arrive(
        "a.json",
        List.of(
            call(
                "2026-03-30T09:10:00Z",
                "3.225.16.109",
                "s3:ListBuckets",
                INSTANCE.formatted("2.0")),
            call(
                "2026-03-30T09:11:00Z", "192.0.2.66", "iam:ListUsers", INSTANCE.formatted("1.0"))));

    assertThat(signals())
        .containsExactly("compromised-instance 2026-03-30 192.0.2.66 ListUsers true");
    assertThat(windows(Organization.unknown())).containsExactly("i-0dbc91f429e48eeed 2026-03-30");
  }

  private String agent(String time, String ip) {
    return call(time, ip, "ssm:UpdateInstanceInformation", INSTANCE.formatted("2.0"))
        .replace("Boto3/1.34", "amazon-ssm-agent/3.2")
        .replace(
            "\"requestParameters\":null",
            "\"requestParameters\":{\"instanceId\":\"i-0dbc91f429e48eeed\"}");
  }

  private void told(String object, String... events) {
    logs.put(object, Logs.records(events));
    LoadEvents.run(lake, logs.options());
    lake.replace(OwnAddresses.TABLE, OwnAddresses.fromEvents(lake.read(Events.TABLE)), "{}");
    MatchRules.run(lake, RULES);
  }

  @Test
  void whereAnInstanceIsCountsFromTheDayItIsToldInWhateverOrderTheDaysArrive(SparkSession spark) {
    open(spark);
    String before =
        call("2026-03-30T09:10:00Z", "203.0.113.10", "s3:ListBuckets", INSTANCE.formatted("2.0"));
    String told = agent("2026-04-02T09:00:00Z", "198.51.100.7");
    String after =
        call("2026-04-03T09:10:00Z", "203.0.113.10", "s3:ListBuckets", INSTANCE.formatted("2.0"));
    String found = "compromised-instance 2026-04-03 203.0.113.10 ListBuckets true";
    told("a.json", before, after);
    assertThat(signals()).isEmpty();

    told("b.json", told);
    assertThat(signals()).containsExactly(found);
    assertThat(MatchRules.history(lake, RULES)
            .where(Triggers.RULE.col().isInCollection(RULES.onSignals()))
            .count())
        .isEqualTo(1);

    told("c.json", agent("2026-04-01T09:00:00Z", "203.0.113.10"));
    assertThat(signals()).isEmpty();
  }

  @Test
  void whatFetchesTheSameWayFromOneNetworkIsNone(SparkSession spark) {
    open(spark);
    arrive(
        "a.json",
        List.of(
            call(
                "2026-03-30T09:10:00Z",
                "3.225.16.109",
                "s3:ListBuckets",
                INSTANCE.formatted("2.0")),
            call(
                "2026-03-30T09:11:00Z",
                "3.225.16.110",
                "iam:ListUsers",
                INSTANCE.formatted("2.0"))));

    assertThat(signals()).isEmpty();
  }
}
