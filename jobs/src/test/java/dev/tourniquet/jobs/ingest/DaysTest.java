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
    var activity = given(
        spark,
        Activity.TABLE,
        call("alice", FIRST, 9, "OK").with(Activity.IP, "203.0.113.7"),
        call("alice", FIRST, 10, "DENIED")
            .with(Activity.IP, "198.51.100.1")
            .with(Activity.NAME, "Alice, renamed"),
        call("alice", FIRST, 8, "FAILED").with(Activity.IP, "203.0.113.7"),
        call("alice", SECOND, 0, "OK"),
        call("bob", FIRST, 0, "OK"),
        call("", FIRST, 7, "OK"));

    var days = EntityDays.fromActivity(activity, Activity.PRINCIPAL, Activity.NAME);

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
    var activity = given(
        spark,
        Activity.TABLE,
        call("alice", FIRST, 9, "OK").with(Activity.DIRECT, true).with(Activity.IP, "203.0.113.7"),
        call("alice", FIRST, 11, "DENIED")
            .with(Activity.DIRECT, true)
            .with(Activity.IP, "203.0.113.7"),
        call("alice", FIRST, 9, "OK").with(Activity.DIRECT, false).with(Activity.IP, "203.0.113.7"),
        call("alice", FIRST, 9, "OK").with(Activity.DIRECT, true),
        call("alice", SECOND, 9, "OK")
            .with(Activity.DIRECT, true)
            .with(Activity.IP, "2001:db8::1"));

    assertThat(then(
            IdentityIpDays.fromActivity(activity),
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
  void operationDaysCountDirectCallsOfAnOperation(SparkSession spark) {
    Given described = call("alice", FIRST, 9, "OK")
        .with(Activity.DIRECT, true)
        .with(Activity.EVENT_SOURCE, "ec2.amazonaws.com")
        .with(Activity.EVENT_NAME, "DescribeImages");
    var activity = given(
        spark,
        Activity.TABLE,
        described.with(Activity.IP, "203.0.113.7"),
        described.with(Activity.IP, "203.0.113.8").with(Activity.OK, 0L),
        described.with(Activity.DIRECT, false),
        described.with(Activity.EVENT_NAME, "RunInstances").with(Activity.DAY, SECOND),
        described.with(Activity.PRINCIPAL, ""));

    assertThat(then(
            OperationDays.fromActivity(activity),
            OperationDays.DAY,
            OperationDays.PRINCIPAL,
            OperationDays.EVENT_NAME,
            OperationDays.CALLS,
            OperationDays.OK))
        .containsExactlyInAnyOrder(
            tuple(FIRST, "alice", "DescribeImages", 2L, 1L),
            tuple(SECOND, "alice", "RunInstances", 1L, 1L));
  }

  @Test
  void whatIsKnownAtATimeTellsNothingOfLaterCalls(SparkSession spark) {
    var activity = given(
        spark,
        Activity.TABLE,
        from(call("before", FIRST, 9, "OK")),
        from(call("later", FIRST, 18, "OK")),
        until(from(call("refused, then let in", FIRST, 9, "OK")), 3, 1, 2),
        until(from(call("always let in", FIRST, 9, "OK")), 3, 3, 0));

    assertThat(then(
            IdentityIpDays.until(activity, at(FIRST, 10)),
            IdentityIpDays.PRINCIPAL,
            IdentityIpDays.CALLS,
            IdentityIpDays.OK,
            IdentityIpDays.DENIED,
            IdentityIpDays.LAST))
        .containsExactlyInAnyOrder(
            tuple("before", 1L, 1L, 0L, at(FIRST, 9)),
            tuple("refused, then let in", 1L, 0L, 0L, at(FIRST, 9)),
            tuple("always let in", 1L, 1L, 0L, at(FIRST, 9)));
    assertThat(then(
            OperationDays.until(activity, at(FIRST, 10)),
            OperationDays.PRINCIPAL,
            OperationDays.CALLS,
            OperationDays.OK))
        .containsExactlyInAnyOrder(
            tuple("before", 1L, 1L),
            tuple("refused, then let in", 1L, 0L),
            tuple("always let in", 1L, 1L));
  }

  private static Given from(Given call) {
    return call.with(Activity.DIRECT, true).with(Activity.IP, "198.51.100.77");
  }

  /** Goes on until seven in the evening. */
  private static Given until(Given call, long calls, long ok, long denied) {
    return call.with(Activity.CALLS, calls)
        .with(Activity.OK, ok)
        .with(Activity.DENIED, denied)
        .with(Activity.LAST, at(FIRST, 19));
  }

  private static Given call(String principal, LocalDate day, int hour, String outcome) {
    return Given.row()
        .with(Activity.DAY, day)
        .with(Activity.PRINCIPAL, principal)
        .with(Activity.NAME, principal)
        .with(Activity.CALLS, 1L)
        .with(Activity.OK, outcome.equals("OK") ? 1L : 0L)
        .with(Activity.DENIED, outcome.equals("DENIED") ? 1L : 0L)
        .with(Activity.FIRST, at(day, hour))
        .with(Activity.LAST, at(day, hour));
  }

  private static Instant at(LocalDate day, int hour) {
    return Instant.parse(day + "T%02d:00:00Z".formatted(hour));
  }
}
