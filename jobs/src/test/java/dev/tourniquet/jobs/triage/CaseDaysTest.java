package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.jobs.sessions.Sessions;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Days of who acted in a role, hours that are covered, and who made the caller; jane shared at noon of March 10th. */
@SparkTest
class CaseDaysTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Table CANDIDATES = Table.whole(
      "candidates",
      "Cases.",
      CaseParts.CASE,
      Triggers.EVENT_TIME,
      Triggers.ACCOUNT,
      Triggers.PRINCIPAL,
      Triggers.SESSION);
  private static final Table WRITES =
      Table.whole("writes", "Writes.", CaseParts.CASE, EventEntities.PRINCIPAL, EventEntities.DAY);
  private static final Table STEPS = Table.whole(
      "steps", "Steps.", CaseParts.CASE, SessionEdgeRows.ISSUER, SessionEdgeRows.EVENT_TIME);

  private static Dataset<Row> candidates(SparkSession spark, String principal) {
    return given(
        spark,
        CANDIDATES,
        Given.row()
            .with(CaseParts.CASE, "c1")
            .with(Triggers.EVENT_TIME, NOON)
            .with(Triggers.ACCOUNT, "1")
            .with(Triggers.PRINCIPAL, principal)
            .with(Triggers.SESSION, "session:AROA1:jane@x"));
  }

  private static Dataset<Row> sick(SparkSession spark, Given... findings) {
    return SickIdentities.of(given(spark, Findings.TABLE, findings), NOON);
  }

  private static Given called(String id, String actor, String role, String ip, boolean direct) {
    return Given.row()
        .with(EventEntities.DAY, LocalDate.of(2026, 3, 2))
        .with(EventEntities.KIND, "actor")
        .with(EventEntities.KEY, actor)
        .with(EventEntities.EVENT_TIME, Instant.parse("2026-03-02T10:00:00Z"))
        .with(EventEntities.EVENT_ID, id)
        .with(EventEntities.OUTCOME, "OK")
        .with(EventEntities.DIRECT, direct)
        .with(EventEntities.PRINCIPAL, role)
        .with(EventEntities.IP, ip);
  }

  @Test
  void daysOfAnActorAreHerDirectCallsInThatRoleByAddress(SparkSession spark) {
    Dataset<Row> sessions = given(
        spark,
        Sessions.TABLE,
        Given.row()
            .with(Sessions.SESSION, "session:AROA1:jane@x")
            .with(Sessions.ACTOR, "sessionname:1:jane"));
    Dataset<Row> wanted = CaseDays.actors(candidates(spark, "role:1:AROA1"), sessions);
    Dataset<Row> daily = CaseDays.daily(CaseCalls.calls(
        wanted,
        given(
            spark,
            EventEntities.TABLE,
            called("a", "sessionname:1:jane", "role:1:AROA1", "198.51.100.4", true),
            called("b", "sessionname:1:jane", "role:1:AROA1", "198.51.100.4", true),
            called("c", "sessionname:1:jane", "role:1:AROA1", "198.51.100.5", false),
            called("d", "sessionname:1:jane", "role:1:OTHER", "198.51.100.6", true),
            called("e", "sessionname:1:john", "role:1:AROA1", "198.51.100.7", true)),
        NOON));

    assertThat(then(CaseDays.ofActors(daily, sick(spark)), CaseParts.PART, CaseParts.PAYLOAD))
        .containsExactly(
            tuple(
                "ACTOR_DAY",
                "{\"day\":\"2026-03-02\",\"other\":\"198.51.100.4\",\"calls\":2,\"ok\":2,\"denied\":0,\"sick\":false}"));
    assertThat(CaseDays.ofPivots(daily).isEmpty()).isTrue();
    assertThat(CaseDays.actors(candidates(spark, "iamuser:1:AIDA1"), sessions).isEmpty())
        .isTrue();
  }

  private static Given covered(int day, int hours, String region) {
    return Given.row()
        .with(Coverage.DAY, LocalDate.of(2026, 3, day))
        .with(Coverage.ACCOUNT, "1")
        .with(Coverage.REGION, region)
        .with(Coverage.HOURS, hours);
  }

  @Test
  void hoursAreThoseOfAllRegionsOnTheDaysAround(SparkSession spark) {
    assertThat(then(
            CaseHistory.hours(
                candidates(spark, "x"),
                given(
                    spark,
                    Coverage.TABLE,
                    covered(9, 1, "us-east-1"),
                    covered(9, 6, "eu-west-1"),
                    covered(11, 8, "us-east-1"),
                    covered(14, 8, "us-east-1")),
                Instant.parse("2026-03-20T00:00:00Z")),
            CaseParts.PART,
            CaseParts.PAYLOAD))
        .containsExactlyInAnyOrder(
            tuple("COVERED_HOURS", "{\"day\":\"2026-03-09\",\"hours\":7}"),
            tuple("COVERED_HOURS", "{\"day\":\"2026-03-11\",\"hours\":8}"));
  }

  private static Given finding(String stopped) {
    return Given.row()
        .with(Findings.PRINCIPAL, "mallory")
        .with(Findings.VERDICT, "SICK")
        .with(Findings.FIRST_SEEN, Instant.parse("2026-03-03T12:00:00Z"))
        .with(Findings.LAST_SEEN, Instant.parse("2026-03-03T12:00:00Z"))
        .with(Findings.AS_OF, Instant.parse("2026-03-07T00:00:00Z"))
        .with(Findings.FINDING, "{\"actor\":{\"stoppedAt\":" + stopped + "}}");
  }

  private static Given wrote(String who, int day) {
    return Given.row()
        .with(CaseParts.CASE, "c1")
        .with(EventEntities.PRINCIPAL, who)
        .with(EventEntities.DAY, LocalDate.of(2026, 3, day));
  }

  private static Given issued(String by, String time) {
    return Given.row()
        .with(CaseParts.CASE, "c2")
        .with(SessionEdgeRows.ISSUER, by)
        .with(SessionEdgeRows.EVENT_TIME, Instant.parse(time));
  }

  @Test
  void makersAreThoseWhoWereSickOnTheDayTheyMadeOrIssued(SparkSession spark) {
    Dataset<Row> writes =
        given(spark, WRITES, wrote("mallory", 2), wrote("mallory", 4), wrote("bob", 4));
    Dataset<Row> steps = given(spark, STEPS, issued("mallory", "2026-03-04T10:00:00Z"));

    assertThat(then(
            SickIdentities.makers(writes, steps, sick(spark, finding("null"))),
            CaseParts.CASE,
            CaseParts.PAYLOAD))
        .containsExactlyInAnyOrder(
            tuple("c1", "{\"principal\":\"mallory\",\"sickFrom\":\"2026-03-02\"}"),
            tuple("c2", "{\"principal\":\"mallory\",\"sickFrom\":\"2026-03-02\"}"));
  }

  @Test
  void whoWasStoppedIsWellFromTheNextDayUnlessAnotherFindingWasNot(SparkSession spark) {
    Dataset<Row> writes = given(spark, WRITES, wrote("mallory", 4));
    Dataset<Row> steps = given(spark, STEPS, issued("bob", "2026-03-04T10:00:00Z"));
    Given stopped = finding("\"2026-03-03T20:00:00Z\"");

    assertThat(SickIdentities.makers(writes, steps, sick(spark, stopped)).isEmpty())
        .isTrue();
    assertThat(then(
            SickIdentities.makers(
                given(spark, WRITES, wrote("mallory", 3)), steps, sick(spark, stopped)),
            CaseParts.PAYLOAD))
        .containsExactly(
            tuple(
                "{\"principal\":\"mallory\",\"sickFrom\":\"2026-03-02\",\"sickUntil\":\"2026-03-03\"}"));
    assertThat(SickIdentities.makers(writes, steps, sick(spark, stopped, finding("null")))
            .isEmpty())
        .isFalse();
  }
}
