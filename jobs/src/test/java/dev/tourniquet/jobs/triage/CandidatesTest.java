package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

@SparkTest
class CandidatesTest {
  private static final Organization OURS = OrganizationFile.read(
      "org.yml", "responders: [\"arn:aws:iam::111122223333:role/IncidentResponse\"]");
  private static final Table CASES =
      Table.whole("candidates", "Cases.", Candidates.CASE, Triggers.RULE);
  private static final Field[] TOLD = {
    Triggers.RULE, Triggers.RESOURCE, Candidates.TOTAL, Triggers.PRINCIPAL
  };

  @Test
  void theLatestCallThatTookEffectLeads(SparkSession spark) {
    assertThat(then(
            candidates(
                spark,
                "20",
                trigger("share", "ami-1", "alice", "10", true),
                trigger("share", "ami-1", "bob", "11", true),
                trigger("share", "ami-1", "mallory", "12", false)),
            TOLD))
        .containsExactly(tuple("share", "ami-1", 3L, "bob"));
  }

  @Test
  void theLatestAttemptLeadsWhenNoneTookEffect(SparkSession spark) {
    assertThat(then(
            candidates(
                spark,
                "20",
                trigger("share", "ami-1", "alice", "10", false),
                trigger("share", "ami-1", "bob", "11", false)),
            TOLD))
        .containsExactly(tuple("share", "ami-1", 2L, "bob"));
  }

  @Test
  void aResponderLeadsOnlyWhereNobodyElseDoes(SparkSession spark) {
    assertThat(then(
            candidates(
                spark,
                "20",
                trigger("share", "ami-1", "bob", "11", true),
                trigger("share", "ami-1", "IncidentResponse", "12", true),
                trigger("share", "ami-2", "IncidentResponse", "12", true)),
            TOLD))
        .containsExactlyInAnyOrder(
            tuple("share", "ami-1", 2L, "bob"), tuple("share", "ami-2", 1L, "IncidentResponse"));
  }

  @Test
  void whoLetsSomeoneInLeadsBeforeALaterWriteThatLetsInNobody(SparkSession spark) {
    assertThat(then(
            candidates(
                spark,
                "20",
                trigger("share", "ami-1", "mallory", "10", true),
                trigger("share", "ami-1", "alice", "12", true).with(Triggers.OPENS, false),
                trigger("share", "ami-2", "mallory", "10", false),
                trigger("share", "ami-2", "alice", "12", true).with(Triggers.OPENS, false)),
            TOLD))
        .containsExactlyInAnyOrder(
            tuple("share", "ami-1", 2L, "mallory"), tuple("share", "ami-2", 2L, "alice"));
  }

  @Test
  void whatHappenedLaterIsNotKnownYet(SparkSession spark) {
    assertThat(then(
            candidates(
                spark,
                "10",
                trigger("share", "ami-1", "alice", "10", true),
                trigger("share", "ami-1", "bob", "11", true),
                trigger("share", "ami-2", "bob", "11", true)),
            TOLD))
        .containsExactly(tuple("share", "ami-1", 1L, "alice"));
  }

  @Test
  void anEventOfACorrelationIsNotKnownBeforeAnotherCompletesIt(SparkSession spark) {
    Given[] triggers = {
      trigger("burst", "alice", "alice", "09", true)
          .with(Triggers.KNOWN_AT, Instant.parse("2026-03-01T11:00:00Z")),
      trigger("burst", "alice", "alice", "11", true)
    };

    assertThat(then(candidates(spark, "10", triggers), TOLD)).isEmpty();
    assertThat(then(candidates(spark, "11", triggers), TOLD))
        .containsExactly(tuple("burst", "alice", 2L, "alice"));
  }

  @Test
  void aHundredLaterCallsDoNotHideAnother(SparkSession spark) {
    Given[] triggers = IntStream.rangeClosed(0, 150)
        .mapToObj(i -> trigger("share", "ami-1", "bob", "11", true)
            .with(Triggers.EVENT_ID, "ours" + i)
            .with(Triggers.ASKED, "ours")
            .with(Triggers.EVENT_TIME, Instant.parse("2026-03-01T11:00:00Z").plusSeconds(i)))
        .toArray(Given[]::new);
    triggers[0] = trigger("share", "ami-1", "bob", "10", true).with(Triggers.ASKED, "stranger");

    Dataset<Row> candidates = candidates(spark, "20", triggers);

    assertThat(then(candidates, Candidates.FIRST, Candidates.LAST, Candidates.LEFT_OUT))
        .containsExactly(tuple(
            Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-01T11:02:30Z"), 0L));
    assertThat(picked(spark, candidates, triggers))
        .hasSize(100)
        .contains("bob10", "ours1", "ours150", "ours53")
        .doesNotContain("ours52");
  }

  @Test
  void whatIsLeftOutOfSoManyThatAllDifferIsCounted(SparkSession spark) {
    Given[] triggers = IntStream.rangeClosed(0, 103)
        .mapToObj(i -> trigger("share", "ami-1", "bob", "11", i > 0)
            .with(Triggers.EVENT_ID, "e" + i)
            .with(Triggers.OPENS, i > 1)
            .with(Triggers.ASKED, "a" + i))
        .toArray(Given[]::new);

    assertThat(then(candidates(spark, "20", triggers), Candidates.TOTAL, Candidates.LEFT_OUT))
        .containsExactly(tuple(104L, 2L));
  }

  private static List<Object> picked(
      SparkSession spark, Dataset<Row> candidates, Given... triggers) {
    Dataset<Row> all = given(spark, Triggers.TABLE, triggers)
        .withColumn(TriggerWindows.SINCE.name(), functions.lit(""));
    return then(CaseTriggers.picked(candidates, all), Triggers.EVENT_ID).stream()
        .map(row -> row.toList().get(0))
        .toList();
  }

  @Test
  void eachRuleAndResourceIsACaseOfItsOwnWithTheSameNameInEveryRun(SparkSession spark) {
    Given[] triggers = {
      trigger("share", "ami-1", "alice", "10", true),
      trigger("share", "ami-2", "alice", "10", true),
      trigger("delete", "ami-1", "alice", "10", true)
    };

    var first =
        then(candidates(spark, "20", triggers), Candidates.CASE, Triggers.RULE, Triggers.RESOURCE);

    assertThat(first).hasSize(3).extracting(row -> row.toList().get(0)).doesNotHaveDuplicates();
    assertThat(then(
            candidates(spark, "21", triggers), Candidates.CASE, Triggers.RULE, Triggers.RESOURCE))
        .containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void onlyWhoCertainlyMayDoLittleIsLeftOut(SparkSession spark) {
    var candidates = given(
        spark,
        CASES,
        candidate("signal", "known"),
        candidate("signal", "a document is missing"),
        candidate("signal", "nobody collected"),
        candidate("signal", "not asked"),
        candidate("share", "of another rule"));
    var answers = given(
        spark,
        Permissions.ANSWERS,
        answer("known", "NONE", "DATA_READER"),
        answer("a document is missing", "NONE", "ADMIN"),
        answer("nobody collected", "UNKNOWN", null),
        answer("of another rule", "NONE", "NONE"));

    assertThat(then(
            Candidates.open(candidates, answers, Map.of("signal", Set.of("DATA_READER", "NONE"))),
            Candidates.CASE))
        .containsExactlyInAnyOrder(
            tuple("a document is missing"),
            tuple("nobody collected"),
            tuple("not asked"),
            tuple("of another rule"));
  }

  private static Given candidate(String rule, String name) {
    return Given.row().with(Candidates.CASE, name).with(Triggers.RULE, rule);
  }

  private static Given answer(String name, String found, String atMost) {
    return Given.row()
        .with(CaseParts.CASE, name)
        .with(CaseParts.PART, Part.PERMISSIONS.name())
        .with(Permissions.CLASS, found)
        .with(Permissions.AT_MOST, atMost);
  }

  private static Dataset<Row> candidates(SparkSession spark, String hour, Given... triggers) {
    Instant asOf = Instant.parse("2026-03-01T" + hour + ":00:00Z");
    return Candidates.fromTriggers(
        TriggerWindows.of(
            Candidates.until(given(spark, Triggers.TABLE, triggers), asOf),
            TriggerWindows.named(given(spark, Findings.TABLE), asOf),
            Set.of(),
            OURS),
        OURS);
  }

  private static Given trigger(String rule, String resource, String who, String hour, boolean ok) {
    return Given.row()
        .with(Triggers.DAY, LocalDate.parse("2026-03-01"))
        .with(Triggers.RULE, rule)
        .with(Triggers.RESOURCE, resource)
        .with(Triggers.PRINCIPAL, who)
        .with(Triggers.CALLER_ARN, "arn:aws:sts::111122223333:assumed-role/" + who + "/s")
        .with(Triggers.OK, ok)
        .with(Triggers.OPENS, true)
        .with(Triggers.EVENT_ID, who + hour)
        .with(Triggers.EVENT_TIME, Instant.parse("2026-03-01T" + hour + ":00:00Z"))
        .with(Triggers.KNOWN_AT, Instant.parse("2026-03-01T" + hour + ":00:00Z"));
  }
}
