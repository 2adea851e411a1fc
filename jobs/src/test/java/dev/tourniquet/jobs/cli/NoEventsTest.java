package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first run may come before the first log. */
@SparkTest
class NoEventsTest {
  @Test
  void aFolderWithADigestAloneGivesABoardWithoutFindings(SparkSession spark, @TempDir Path folder) {
    new Logs(folder.resolve("logs"))
        .put(
            "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/03/01/"
                + "111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20260301T000000Z.json",
            "{}");

    Shell run = Shell.mainJob(folder);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("0 events added").contains("0 SICK");
    assertThat(folder.resolve("reports/findings.json")).content().contains("\"findings\":[]");
  }

  @Test
  void daysWithoutAnyLogAreNothingNewAndTheRestOfTheRunIsDone(
      SparkSession spark, @TempDir Path folder) {
    new Logs(folder.resolve("logs"))
        .put("AWSLogs/1/CloudTrail/us-east-1/2026/03/01/a.json", Logs.event("a", "01", ""));

    for (int runs = 0; runs < 2; runs++) {
      Shell run = Shell.mainJob(folder, "--from", "2026-03-02", "--retain-days", "36500");

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.err())
          .contains(
              "nothing new: no object of the days from 2026-03-02 that was not read before",
              "retain",
              "0 SICK");
      assertThat(folder.resolve("reports/findings.json")).content().contains("\"findings\":[]");
    }
  }
}
