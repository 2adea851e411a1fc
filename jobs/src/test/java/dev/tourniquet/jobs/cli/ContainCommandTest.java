package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.contain.ContainedLake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code contain} and {@code release} as a script sees them. */
@SparkTest
class ContainCommandTest {

  @TempDir
  Path folder;

  private String lake;

  @BeforeEach
  void aLakeWithAFinding(SparkSession spark) {
    lake = folder.resolve("lake").toString();
    ContainedLake.write(spark, lake);
  }

  @Test
  void printsTheCallsTheirInversesAndWhatToSaveAndRunsNothing() {
    Shell shell =
        Shell.run("contain", "f1", "--lake", lake, "--endpoint-url", "http://127.0.0.1:1");
    assertThat(shell.status()).isZero();
    assertThat(shell.out())
        .startsWith("""
            SICK: a snapshot was shared with a stranger.
            Plan least:
            1. ec2:ModifySnapshotAttribute in 111122223333, us-east-1
               save       aws ec2 describe-snapshot-attribute --region us-east-1""")
        .contains(
            "   do         aws ec2 modify-snapshot-attribute --region us-east-1",
            "   undo       aws ec2 modify-snapshot-attribute --region us-east-1",
            "   also hits  846424999548: taken back from it",
            "   beware     Copies and instances already made elsewhere stay")
        .endsWith("Nothing was run. Save the state, then contain: run it again with --execute.\n");
    assertThat(Shell.run("hunt", "sql", "SELECT * FROM containments", "--lake", lake)
            .out())
        .doesNotContain("f1");
  }

  @Test
  void containsAndReleasesWithExecute() throws Exception {
    try (ContainedLake.Aws aws = new ContainedLake.Aws()) {
      Shell contained = Shell.run(
          "contain",
          "f1",
          "--lake",
          lake,
          "--plan",
          "strong",
          "--execute",
          "--endpoint-url",
          aws.url());
      assertThat(contained.status()).isZero();
      assertThat(contained.out()).endsWith("Contained. Undo it with: release f1\n");

      Shell dry = Shell.run("release", "f1", "--lake", lake);
      assertThat(dry.out())
          .startsWith("5. in 111122223333, global\n   aws organizations detach-policy")
          .endsWith("Nothing was run. Run it again with --execute.\n");

      Shell released =
          Shell.run("release", "f1", "--lake", lake, "--execute", "--endpoint-url", aws.url());
      assertThat(released.status()).isZero();
      assertThat(aws.isAsBefore()).isTrue();
    }
  }

  @Test
  void whileAnotherMakesCallsNoneAreMade() throws Exception {
    try (ContainedLake.Aws aws = new ContainedLake.Aws()) {
      Path lock = lockOfAnother();
      Shell refused = execute("contain", aws);
      assertThat(refused.status()).isEqualTo(3);
      assertThat(refused.err())
          .contains(": another run is at it (contain f2, process 7 of eve on elsewhere");
      assertThat(aws.isAsBefore()).isTrue();

      Files.delete(lock);
      assertThat(execute("contain", aws).status()).isZero();
      assertThat(lock).doesNotExist();

      lockOfAnother();
      assertThat(execute("release", aws).status()).isEqualTo(3);
      assertThat(aws.isAsBefore()).isFalse();
    }
  }

  private Path lockOfAnother() throws IOException {
    Path locked = Files.createDirectories(folder.resolve("lake/_containing"));
    return Files.writeString(locked.resolve("_tourniquet.lock"), """
        {"id": "0d2b5dc5-1111-4222-8333-444455556666", "command": "contain f2", "user": "eve", "host": "elsewhere",
         "machine": "elsewhere 1", "process": 7, "since": "2026-03-01T00:00:00Z", "seen": "%s"}
        """.formatted(Instant.now()));
  }

  private Shell execute(String command, ContainedLake.Aws aws) {
    return Shell.run(command, "f1", "--lake", lake, "--execute", "--endpoint-url", aws.url());
  }

  @Test
  void aRefusalEndsWithItsOwnStatusAndTheWayBack() throws Exception {
    try (ContainedLake.Aws aws = new ContainedLake.Aws()) {
      aws.refuse("PutUserPolicy");
      Shell shell = Shell.run(
          "contain",
          "f1",
          "--lake",
          lake,
          "--plan",
          "strong",
          "--execute",
          "--endpoint-url",
          aws.url());
      assertThat(shell.status()).isEqualTo(3);
      assertThat(shell.out()).contains("Stopped. Run the same command again to go on, or go back");
    }
  }

  @Test
  void aWrongIdOrPlanIsSaidAndNothingIsWritten() {
    Shell unknown = Shell.run("contain", "nope", "--lake", lake);
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).startsWith("Cannot find the finding nope in the lake.");
    assertThat(Shell.run("contain", "f1", "--lake", lake, "--plan", "gentle").status())
        .isEqualTo(2);
    Shell nothing = Shell.run("release", "f1", "--lake", lake);
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.err()).startsWith("Cannot release f1: no containment of it is in effect.");
  }
}
