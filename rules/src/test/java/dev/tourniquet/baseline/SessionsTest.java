package dev.tourniquet.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one session shows without any history, and that an identity slept. */
class SessionsTest {

  private static Event call(String time, String address, String more) {
    return Event.parse("""
        {"eventID": "%1$s", "eventTime": "2026-03-01T%1$s:00Z", "eventSource": "s3.amazonaws.com",
         "eventName": "ListBuckets", "sourceIPAddress": "%2$s", "userAgent": "Boto3/1.34",
         "userIdentity": {"type": "AssumedRole", "accessKeyId": "ASIAQ"}%3$s}""".formatted(time, address, more));
  }

  private static Optional<SplitSession> split(Event... calls) {
    return SplitSession.of(
        List.of(calls),
        (one, other) -> one.sourceAddress().startsWith("203.0.113.")
            && other.sourceAddress().startsWith("203.0.113."));
  }

  @Test
  void credentialsInTwoPlacesWithinTheHourAreSplit() {
    assertThat(split(call("10:00", "52.45.102.28", ""), call("10:20", "198.51.100.7", "")))
        .hasValueSatisfying(pair -> assertThat(pair.other().id()).isEqualTo("10:20"));
  }

  @Test
  void someoneWhoGoesHomeIsNot() {
    assertThat(split(call("10:00", "52.45.102.28", ""), call("11:30", "198.51.100.7", "")))
        .isEmpty();
  }

  @Test
  void neighboursOursServicesEndpointsConsolesFailuresAndLongTermKeysAreNot() {
    Event here = call("10:00", "52.45.102.28", "");
    assertThat(split(here, call("10:01", "52.45.9.9", ""))).isEmpty();
    assertThat(split(call("10:00", "203.0.113.7", ""), call("10:01", "203.0.113.9", "")))
        .isEmpty();
    for (String more : List.of(
        ", \"vpcEndpointId\": \"vpce-1\"",
        ", \"errorCode\": \"AccessDenied\"",
        ", \"sessionCredentialFromConsole\": \"true\"",
        ", \"userIdentity\": {\"accessKeyId\": \"ASIAQ\", \"invokedBy\": \"ec2.amazonaws.com\"}",
        ", \"userIdentity\": {\"accessKeyId\": \"AKIAQ\"}")) {
      assertThat(split(here, call("10:01", "198.51.100.7", more))).as(more).isEmpty();
    }
    assertThat(split(here, call("10:01", "10.0.0.5", ""))).isEmpty();
    assertThat(split()).isEmpty();
  }

  private static List<Event> reads(int operations, int services, String more) {
    List<Event> reads = new ArrayList<>();
    for (int i = 0; i < operations; i++) {
      reads.add(call(
          "10:0" + i % 10,
          "198.51.100.7",
          ", \"eventName\": \"List" + (char) ('A' + i) + "x\", \"eventSource\": \"s" + i % services
              + ".amazonaws.com\"" + more));
    }
    return reads;
  }

  @Test
  void eightReadsOfFourServicesInTenMinutesAreALookAround() {
    assertThat(Enumeration.in(reads(8, 4, ""))).hasValueSatisfying(found -> {
      assertThat(found.operations()).isEqualTo(8);
      assertThat(found.services()).isEqualTo(4);
      assertThat(found.events()).hasSize(8);
    });
  }

  @Test
  void fewerSlowerToolsAndConsolesAreNot() {
    assertThat(Enumeration.in(reads(7, 4, ""))).isEmpty();
    assertThat(Enumeration.in(reads(8, 3, ""))).isEmpty();
    assertThat(Enumeration.in(reads(8, 4, ", \"userAgent\": \"HashiCorp Terraform/1.5\"")))
        .isEmpty();
    assertThat(Enumeration.in(reads(8, 4, ", \"sessionCredentialFromConsole\": \"true\"")))
        .isEmpty();
    List<Event> slow = new ArrayList<>();
    List<Event> fast = reads(8, 4, "");
    for (int i = 0; i < 8; i++) {
      slow.add(call(
          (10 + i) + ":00",
          "198.51.100.7",
          ", \"eventName\": \"" + fast.get(i).name() + "\", \"eventSource\": \""
              + fast.get(i).source() + "\""));
    }
    assertThat(Enumeration.in(slow)).isEmpty();
    assertThat(Enumeration.in(List.of())).isEmpty();
  }

  private static History history(int lastActive, int coveredSince) {
    LocalDate today = LocalDate.of(2026, 3, 1);
    History covered = Calls.covered(coveredSince);
    return HistoryBuilder.history(covered.coveredDays())
        .ofIdentity(List.of(new IdentityIpDay(today.minusDays(lastActive), "203.0.113.7", 3, 3, 0)))
        .build();
  }

  @Test
  void sixtyCoveredDaysWithoutACallAreSleep() {
    assertThat(Dormancy.of(history(70, 70), Calls.NOW))
        .hasValueSatisfying(slept -> assertThat(slept.coveredDays()).isEqualTo(68));
  }

  @Test
  void aShorterPauseDaysWithoutLogsAndNoHistoryProveNoSleep() {
    assertThat(Dormancy.of(history(40, 70), Calls.NOW)).isEmpty();
    assertThat(Dormancy.of(history(70, 20), Calls.NOW)).isEmpty();
    assertThat(Dormancy.of(Calls.covered(90), Calls.NOW)).isEmpty();
  }
}
