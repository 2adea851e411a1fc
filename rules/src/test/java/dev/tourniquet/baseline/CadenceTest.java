package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Calls.NOW;
import static dev.tourniquet.baseline.Calls.call;
import static dev.tourniquet.baseline.Calls.covered;
import static dev.tourniquet.baseline.Calls.nightly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CadenceTest {

  private static final Event NIGHTLY_CALL =
      call(Instant.parse("2026-03-01T02:00:00Z"), "CreateImage", "");
  private static final Event STRANGE_CALL = call(
      NOW,
      "ModifyImageAttribute",
      ", \"userAgent\": \"aws-cli/2.15\", \"awsRegion\": \"eu-west-1\"");

  @Test
  void theSameWorkEveryNightIsABatchJob() {
    Cadence cadence = Cadence.of(nightly(20), covered(30), NIGHTLY_CALL);

    assertThat(cadence.kind()).isEqualTo(Cadence.Kind.BATCH);
    assertThat(cadence.features()).allMatch(Feature::holds);
    assertThat(cadence.runs()).isEqualTo(20);
    assertThat(cadence.breaks()).isEmpty();
  }

  @Test
  void aBatchJobThatDoesWhatItNeverDidBreaksItsPattern() {
    assertThat(Cadence.of(nightly(20), covered(30), STRANGE_CALL).breaks())
        .containsExactly(
            "at an hour it never worked",
            "with a user agent it never had",
            "in a Region it never called");
  }

  @Test
  void aPersonWorksAtOddTimesOnDifferentThingsInTheConsole() {
    List<Event> calls = new ArrayList<>();
    String[] work = {"RunInstances", "DescribeVpcs", "CreateTags", "StopInstances", "DeleteSnapshot"
    };
    for (int day = 20; day > 1; day--) {
      Instant morning = Instant.parse("2026-03-01T07:00:00Z").minus(Duration.ofDays(day));
      for (int n = 0; n < 3; n++) {
        calls.add(call(
            morning.plus(Duration.ofMinutes((day * 97L + n * 211L) % 700)),
            work[(day + n) % 5] + day % 7,
            ", \"sessionCredentialFromConsole\": \"true\", \"userAgent\": \"agent" + day % 5
                + "\", \"sourceIPAddress\": \"198.51." + day + ".7\","
                + " \"userIdentity\": {\"accessKeyId\": \"ASIAQ\"}"));
      }
    }
    calls.sort(java.util.Comparator.comparing(event -> event.time().orElseThrow()));
    assertThat(Cadence.of(calls, covered(30), STRANGE_CALL).kind())
        .isEqualTo(Cadence.Kind.INTERACTIVE);
  }

  @Test
  void shortHistoryIsSaidWithItsNumbersAndIsNeitherMachineNorPerson() {
    Cadence few = Cadence.of(nightly(9), covered(30), STRANGE_CALL);
    assertThat(few.kind()).isEqualTo(Cadence.Kind.INSUFFICIENT_HISTORY);
    assertThat(few.activeDays()).isEqualTo(9);
    assertThat(few.breaks()).isEmpty();
    assertThat(Cadence.of(nightly(20), covered(13), STRANGE_CALL).kind())
        .isEqualTo(Cadence.Kind.INSUFFICIENT_HISTORY);
    assertThat(Cadence.of(List.of(), covered(30), STRANGE_CALL).calls()).isZero();
  }

  @Test
  void theLastDayBelongsToTheIncidentAndCallsOfServicesToNobody() {
    List<Event> calls = new ArrayList<>(nightly(20));
    calls.add(
        call(NOW.minus(Duration.ofHours(3)), "ListUsers", ", \"userAgent\": \"aws-cli/2.15\""));
    calls.add(
        call(
            NOW.minus(Duration.ofDays(3)),
            "Decrypt",
            ", \"userIdentity\": {\"invokedBy\": \"ec2.amazonaws.com\"}, \"awsRegion\": \"eu-west-1\""));
    calls.sort(java.util.Comparator.comparing(event -> event.time().orElseThrow()));
    assertThat(Cadence.of(calls, covered(30), STRANGE_CALL).breaks()).hasSize(3);
  }
}
