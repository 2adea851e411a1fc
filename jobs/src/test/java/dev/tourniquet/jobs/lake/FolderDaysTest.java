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
        "file:/cases/2026/02/20/",
        "s3://central/2021/12/31/",
        "file:/cases/us-east-1/2026/02/20/",
        "s3://b/AWSLogs/111122223333/2026/02/20/",
        "s3://b/AWSLogs/111122223333/CloudTrail/2026/02/20/",
        "s3://b/AWSLogs/111122223333/CloudTrail/us-east-1/copy/2026/02/20/"
      })
  void aFolderOfSomebodyElsesDaysTellsNone(String folder) {
    assertThat(FolderDays.of(folder + "a.json")).isEmpty();
    assertThat(FolderDays.of(folder + "1_CloudTrail_us-east-1_20260301T0005Z_AbC.json.gz"))
        .contains(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/logs/a.json",
        "file:/logs/CloudTrail/us-east-1/2026/13/01/a.json",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://b/AWSLogs/111122223333/CloudTrail/us-east-1/2026",
        "s3://b/AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail/us-gov-west-1/2026/03",
        "s3://b/1042/AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/2026/03/01",
        "s3://b/AWSLogs/111122223333/CloudTrail-Insight/us-east-1/2026/03/01/",
        "s3://b/AWSLogs/111122223333/Config/us-east-1/2026/3/1",
        "s3://b/AWSLogs/111122223333/vpcflowlogs/us-east-1/2026/03/01",
        "file:/copy/CloudTrail/us-east-1/2026/03/01"
      })
  void aFolderOfDaysIsLeftOutWhereAServiceWritesThem(String folder) {
    assertThat(new FolderDays(FIRST, FIRST).mayBeIn(folder)).isTrue();
    assertThat(new FolderDays(FIRST.plusYears(1), null).mayBeIn(folder)).isFalse();
    assertThat(new FolderDays(null, FIRST.minusYears(1)).mayBeIn(folder)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://central/1042",
        "s3://central/2021/AWSLogs",
        "s3://CloudTrail-logs/team/2021",
        "s3://central/111122223333/2021",
        "s3://central/2021/12/31"
      })
  void aFolderOfFourDigitsIsNoYearElsewhere(String folder) {
    assertThat(new FolderDays(FIRST, FIRST).mayBeIn(folder)).isTrue();
  }
}
