package dev.tourniquet.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.report.EvidenceObject;
import dev.tourniquet.report.Investigation.Block;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RestsOnTest {
  @Test
  void provedObjectsLeaveNoGap() {
    assertThat(block(2, "valid", "valid").gaps()).isEmpty();
    assertThat(block(2, "valid", "valid").more()).isNull();
  }

  @Test
  void objectsNobodyCheckedAreAGapThatSaysWhatToDo() {
    assertThat(block(5, "valid", EvidenceObject.NOT_CHECKED).gaps())
        .containsExactly(
            "LOGS_NOT_CHECKED: of 1 log objects nobody checked whether they are what CloudTrail delivered; run verify"
                + " with --lake");
    assertThat(block(5, "valid", EvidenceObject.NOT_CHECKED).more()).isEqualTo(3);
  }

  @Test
  void objectsThatAreNotAsDeliveredAreToldApart() {
    assertThat(block(3, "modified", "log-not-signed", "valid").gaps())
        .containsExactly(
            "LOGS_NOT_PROVED: 2 log objects were changed, before or after they were read, are gone or cannot be read, were planted, or are named by no valid digest");
  }

  private static Block<EvidenceObject> block(long total, String... integrity) {
    Instant time = Instant.parse("2026-03-01T00:00:00Z");
    return RestsOn.objects(
        total,
        Arrays.stream(integrity)
            .map(one ->
                new EvidenceObject("o", "111122223333", "us-east-1", time, time, 1, "ab", one))
            .toList());
  }
}
