package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderDaysTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  @Test
  void theFolderTellsTheDayBeforeTheNameDoes() {
    assertThat(FolderDays.of("s3a://b/AWSLogs/1/CloudTrail/us-east-1/2026/03/01/"
            + "1_CloudTrail_us-east-1_20260302T0005Z_AbC.json.gz"))
        .contains(FIRST);
    assertThat(FolderDays.of("file:/logs/1_CloudTrail_us-east-1_20260301T0005Z_AbC.json.gz"))
        .contains(FIRST);
    assertThat(FolderDays.of(
            "file:/logs/1_CloudTrail-Digest_us-east-1_t_us-east-1_20260301T000500Z.json.gz"))
        .contains(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/logs/a.json",
        "file:/logs/2026/13/01/a.json",
        "file:/logs/1_CloudTrail_us-east-1_20261301T0005Z_AbC.json.gz",
        "file:/logs/1_CloudTrail_us-east-1_20260301T0005Z_AbC/a.json.gz",
        "file:/logs/20260301.json"
      })
  void nothingElseTellsADay(String object) {
    assertThat(FolderDays.of(object)).isEmpty();
    assertThat(new FolderDays(FIRST, FIRST).hasObject(object)).isTrue();
  }

  @Test
  void objectsOfOtherDaysAreLeftOut() {
    String object = "file:/logs/1_CloudTrail_us-east-1_20260301T0005Z_AbC.json.gz";

    assertThat(new FolderDays(FIRST, FIRST).hasObject(object)).isTrue();
    assertThat(new FolderDays(FIRST.plusDays(1), null).hasObject(object)).isFalse();
    assertThat(new FolderDays(null, FIRST.minusDays(1)).hasObject(object)).isFalse();
  }
}
