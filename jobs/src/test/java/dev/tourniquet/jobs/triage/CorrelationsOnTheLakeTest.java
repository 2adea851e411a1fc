package dev.tourniquet.jobs.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.ingest.RealEvents;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.sigma.AllMatches;
import dev.tourniquet.sigma.CorrelationMatch;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What correlations find on the lake is what they find in files, whichever way the events arrive. */
@SparkTest(few = true)
class CorrelationsOnTheLakeTest {
  private static final Path RULES = Path.of("../rules/src/test/resources/sigma/correlations");

  private static final String BURST = """
      title: Two in a row
      id: burst
      correlation: {type: event_count, rules: [list], group-by: [userIdentity.arn], timespan: 10s, condition: {gte: 2}}
      ---
      title: Listed
      id: list
      name: list
      logsource: {product: aws}
      detection: {s: {eventName: ListBuckets}, condition: s}
      ---
      title: Stopped
      id: stop
      logsource: {product: aws}
      detection: {s: {eventName: StopLogging}, condition: s}
      """;

  @TempDir
  private Path folder;

  private Lake lake;
  private Logs logs;

  private void open(SparkSession spark) {
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    logs = new Logs(folder.resolve("logs"));
  }

  private void arrive(RuleSet rules, String object, List<String> events) {
    logs.put(object, Logs.records(events.toArray(String[]::new)));
    LoadEvents.run(lake, logs.options());
    MatchRules.run(lake, rules);
  }

  private static String call(String id, String time, String name) {
    return Logs.event(id, "01", "")
        .replace("2026-03-01T10:00:00Z", time)
        .replace("DescribeInstances", name);
  }

  /** Each as {@code "rule day eventID knownAt begins"}, the last two only for correlations. */
  private List<String> triggers() {
    return lake.read(Triggers.TABLE).collectAsList().stream()
        .map(row ->
            "%s %s %s".formatted(row.getAs("rule"), row.getAs("eventID"), row.getAs("begins"))
                + (row.getAs("knownAt").equals(row.getAs("eventTime")) ? "" : " later"))
        .sorted()
        .toList();
  }

  @Test
  void everyTypeFindsInTwoBatchesOnTheLakeWhatItFindsInFiles(SparkSession spark)
      throws IOException {
    open(spark);
    LoadedRules loaded = SigmaRules.load(List.of(RULES));
    RuleSet rules = RuleSet.of(loaded);
    List<String> events = RealEvents.stratus().stream().map(Object::toString).toList();

    arrive(rules, "a.json", every(events, 1));
    arrive(rules, "b.json", every(events, 0));

    TreeSet<String> inFiles = new TreeSet<>();
    for (CorrelationMatch match : inFiles(loaded, events)) {
      match.events().forEach(event -> inFiles.add(match.rule() + " " + event.eventID()));
    }
    TreeSet<String> onTheLake = new TreeSet<>();
    lake.read(Triggers.TABLE)
        .where(Triggers.RULE.col().isInCollection(rules.correlationIds()))
        .collectAsList()
        .forEach(row -> onTheLake.add(row.getAs("rule") + " " + row.getAs("eventID")));
    assertThat(onTheLake).isEqualTo(inFiles).hasSizeGreaterThan(90);

    List<OptionalLong> versions = versions();
    MatchRules.run(lake, rules);
    assertThat(versions()).isEqualTo(versions);
  }

  private static List<String> every(List<String> events, int rest) {
    return Stream.iterate(rest, i -> i < events.size(), i -> i + 2)
        .map(events::get)
        .toList();
  }

  private List<CorrelationMatch> inFiles(LoadedRules loaded, List<String> events)
      throws IOException {
    Path file = Files.write(folder.resolve("all.jsonl"), events);
    AllMatches matches = new AllMatches(loaded, match -> {});
    matches.in(List.of(file), unread -> {});
    return matches.correlations();
  }

  private List<OptionalLong> versions() {
    return List.of(lake.version(Triggers.TABLE), lake.version(Correlated.TABLE));
  }

  @Test
  void aLateEventCompletesAHitOverMidnightAndLeavesTheRestAsItIs(SparkSession spark) {
    open(spark);
    RuleSet rules = RuleSet.of(SigmaRules.load("a.yml", BURST));

    arrive(
        rules,
        "a.json",
        List.of(
            call("b", "2026-03-02T00:00:04Z", "ListBuckets"),
            call("far", "2026-03-05T00:00:00Z", "ListBuckets"),
            call("stop", "2026-03-02T12:00:00Z", "StopLogging")));
    assertThat(triggers()).containsExactly("stop stop true");

    arrive(rules, "b.json", List.of(call("a", "2026-03-01T23:59:55Z", "ListBuckets")));
    assertThat(triggers()).containsExactly("burst a false later", "burst b true", "stop stop true");

    arrive(rules, "c.json", List.of(call("c", "2026-03-01T23:59:54Z", "ListBuckets")));
    assertThat(triggers())
        .containsExactly("burst a true", "burst b false", "burst c false later", "stop stop true");
  }

  @Test
  void aCorrelationThatIsGoneTakesItsTriggersAlong(SparkSession spark) {
    open(spark);
    arrive(
        RuleSet.of(SigmaRules.load("a.yml", BURST)),
        "a.json",
        List.of(
            call("a", "2026-03-01T00:00:00Z", "ListBuckets"),
            call("b", "2026-03-01T00:00:01Z", "ListBuckets")));
    assertThat(triggers()).containsExactly("burst a false later", "burst b true");

    MatchRules.run(
        lake, RuleSet.of(SigmaRules.load("a.yml", BURST.substring(BURST.indexOf("---") + 4))));
    assertThat(triggers()).containsExactly("list a true", "list b true");
    assertThat(lake.read(Correlated.TABLE).isEmpty()).isTrue();
  }
}
