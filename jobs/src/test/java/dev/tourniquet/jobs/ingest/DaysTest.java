package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.lake.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class DaysTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate SECOND = LocalDate.parse("2026-03-02");

  @Test
  void entityDaysCountEachDayOfEachEntityApart(SparkSession spark) {
    var entities = given(
        spark,
        EventEntities.TABLE,
        call("alice", FIRST, 9, "OK").with(EventEntities.IP, "203.0.113.7"),
        call("alice", FIRST, 10, "DENIED")
            .with(EventEntities.IP, "198.51.100.1")
            .with(EventEntities.LABEL, "Alice, renamed"),
        call("alice", FIRST, 8, "FAILED").with(EventEntities.IP, "203.0.113.7"),
        call("alice", SECOND, 0, "OK"),
        call("bob", FIRST, 0, "OK"),
        call("alice", FIRST, 7, "OK").with(EventEntities.KIND, "resource"));

    var days = EntityDays.fromEntities(entities, "identity");

    assertThat(then(
            days,
            EntityDays.KEY,
            EntityDays.DAY,
            EntityDays.LABEL,
            EntityDays.CALLS,
            EntityDays.OK,
            EntityDays.DENIED,
            EntityDays.IPS))
        .containsExactlyInAnyOrder(
            tuple("alice", FIRST, "Alice, renamed", 3L, 1L, 1L, 2L),
            tuple("alice", SECOND, "alice", 1L, 1L, 0L, 1L),
            tuple("bob", FIRST, "bob", 1L, 1L, 0L, 1L));
    assertThat(
            then(days.where(EntityDays.CALLS.col().equalTo(3)), EntityDays.FIRST, EntityDays.LAST))
        .containsExactly(tuple(at(FIRST, 8), at(FIRST, 10)));
  }

  @Test
  void identityIpDaysCountDirectCallsFromAnAddressOnly(SparkSession spark) {
    var entities = given(
        spark,
        EventEntities.TABLE,
        call("alice", FIRST, 9, "OK")
            .with(EventEntities.DIRECT, true)
            .with(EventEntities.IP, "203.0.113.7"),
        call("alice", FIRST, 11, "DENIED")
            .with(EventEntities.DIRECT, true)
            .with(EventEntities.IP, "203.0.113.7"),
        call("alice", FIRST, 9, "OK")
            .with(EventEntities.DIRECT, false)
            .with(EventEntities.IP, "203.0.113.7"),
        call("alice", FIRST, 9, "OK").with(EventEntities.DIRECT, true),
        call("alice", SECOND, 9, "OK")
            .with(EventEntities.DIRECT, true)
            .with(EventEntities.IP, "2001:db8::1"));

    assertThat(then(
            IdentityIpDays.fromEntities(entities),
            IdentityIpDays.DAY,
            IdentityIpDays.IP,
            IdentityIpDays.CALLS,
            IdentityIpDays.OK,
            IdentityIpDays.DENIED,
            IdentityIpDays.FIRST,
            IdentityIpDays.LAST))
        .containsExactlyInAnyOrder(
            tuple(FIRST, "203.0.113.7", 2L, 1L, 1L, at(FIRST, 9), at(FIRST, 11)),
            tuple(SECOND, "2001:db8::1", 1L, 1L, 0L, at(SECOND, 9), at(SECOND, 9)));
  }

  @Test
  void coverageCountsObjectsEventsAndHoursOfEachAccountRegionAndDay(SparkSession spark) {
    var events = given(
        spark,
        Events.TABLE,
        event("111122223333", "us-east-1", 1, "a"),
        event("111122223333", "us-east-1", 1, "b"),
        event("111122223333", "us-east-1", 23, "a"),
        event("111122223333", null, 5, "a"),
        event("444455556666", "us-east-1", 5, "c"));

    assertThat(then(
            Coverage.fromEvents(events),
            Coverage.ACCOUNT,
            Coverage.REGION,
            Coverage.FILES,
            Coverage.EVENTS,
            Coverage.HOURS,
            Coverage.FIRST,
            Coverage.LAST))
        .containsExactlyInAnyOrder(
            tuple("111122223333", "us-east-1", 2L, 3L, 2L, at(FIRST, 1), at(FIRST, 23)),
            tuple("111122223333", "", 1L, 1L, 1L, at(FIRST, 5), at(FIRST, 5)),
            tuple("444455556666", "us-east-1", 1L, 1L, 1L, at(FIRST, 5), at(FIRST, 5)));
  }

  private static Given call(String principal, LocalDate day, int hour, String outcome) {
    return Given.row()
        .with(EventEntities.DAY, day)
        .with(EventEntities.KIND, "identity")
        .with(EventEntities.KEY, principal)
        .with(EventEntities.LABEL, principal)
        .with(EventEntities.PRINCIPAL, principal)
        .with(EventEntities.OUTCOME, outcome)
        .with(EventEntities.EVENT_TIME, at(day, hour));
  }

  private static Given event(String account, String region, int hour, String object) {
    return Given.row()
        .with(Events.DAY, FIRST)
        .with(Events.ACCOUNT, account)
        .with(Events.AWS_REGION, region)
        .with(Events.EVENT_TIME, at(FIRST, hour))
        .with(Events.OBJECT, object)
        .with(Events.INDEX, 0);
  }

  private static Instant at(LocalDate day, int hour) {
    return Instant.parse(day + "T%02d:00:00Z".formatted(hour));
  }
}
