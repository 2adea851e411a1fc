package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tourniquet.jobs.CommandProcess.Ended;
import dev.tourniquet.jobs.CommandProcess.Launch;
import dev.tourniquet.jobs.lake.FailingFileSystem;
import dev.tourniquet.jobs.lake.FailingFileSystem.Trouble;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, and rights that are lost, at many moments of the main job, and once on a real full disk. */
@SparkTest
@Tag("disk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskRunsTest {
  private static final int MOMENTS = Integer.getInteger("disk.moments", 12);
  private static final Path WORLD =
      Path.of("../sample-data/quiet").toAbsolutePath().normalize();

  private Path folder;
  private long needed;
  private Map<String, List<String>> tables;
  private Map<String, String> pages;

  @BeforeAll
  void aRunThatKnowsNoTrouble(SparkSession spark, @TempDir Path temporary) {
    folder = temporary;
    FailingFileSystem.register(spark);
    FailingFileSystem.heal();
    Shell calm = run("calm");
    assertThat(calm.status()).as(calm.err()).isZero();
    needed = FailingFileSystem.heal();
    tables = tables(spark, "calm");
    pages = pages("calm");
  }

  @AfterEach
  void heal() {
    FailingFileSystem.heal();
  }

  @Test
  void atAnyMomentOfTheMainJobEndsClearlyAndTheNextRunCompletes(SparkSession spark) {
    var softly = new SoftAssertions();
    for (int moment = 0; moment < MOMENTS; moment++) {
      Trouble trouble = moment % 2 == 0 ? Trouble.FULL : Trouble.FORBIDDEN;
      String name = "moment" + moment;
      FailingFileSystem.failAfter((moment + 1) * needed / (MOMENTS + 1), trouble);
      Shell broken = run(name);
      FailingFileSystem.heal();
      softly.assertThat(broken.status()).as(name + " " + trouble + broken.err()).isEqualTo(3);
      softly
          .assertThat(broken.err())
          .contains(trouble == Trouble.FULL ? "No space left on device" : "Permission denied: ");
      Shell next = run(name);
      softly.assertThat(next.status()).as(name + next.err()).isZero();
      softly
          .assertThat(LakeContent.differences(tables, tables(spark, name)))
          .as(name)
          .isEmpty();
      softly.assertThat(ReportContent.differences(pages, pages(name))).as(name).isEmpty();
    }
    softly.assertAll();
  }

  @Test
  void onARealDiskEndsClearlyAndTheNextRunCompletes(SparkSession spark) throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeThat(mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()))
        .as("a file system can be mounted")
        .isZero();
    try {
      Ended full = Launch.PLAIN.run(
          folder.resolve("full.txt"), arguments(disk + "/lake", disk + "/reports"));
      assertThat(full.status()).as(full.output()).isEqualTo(3);
      assertThat(full.output()).contains("No space left on device");

      assertThat(mount("-o", "remount,size=400m", disk.toString())).isZero();
      Shell next = Shell.run(arguments(disk + "/lake", disk + "/reports"));

      assertThat(next.status()).as(next.err()).isZero();
      assertThat(LakeContent.differences(tables, tables(spark, "disk/lake", disk + "/lake")))
          .isEmpty();
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  private static int mount(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("mount"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start().waitFor();
  }

  private Shell run(String name) {
    return Shell.run(arguments(
        FailingFileSystem.uri(folder.resolve(name + "/lake")),
        FailingFileSystem.uri(folder.resolve(name + "/reports"))));
  }

  private static String[] arguments(String lake, String reports) {
    return new String[] {
      "run",
      "--logs",
      WORLD.resolve("logs").toString(),
      "--inventory",
      WORLD.resolve("inventory").toString(),
      "--org",
      WORLD.resolve("org.yml").toString(),
      "--lake",
      lake,
      "--reports",
      reports
    };
  }

  private Map<String, List<String>> tables(SparkSession spark, String name) {
    return tables(spark, name + "/lake", name);
  }

  private Map<String, List<String>> tables(SparkSession spark, String lake, String place) {
    return LakeContent.of(
        spark, folder.resolve(lake).toString(), text -> text.replace(place, "<name>"));
  }

  private Map<String, String> pages(String name) {
    return ReportContent.of(
        folder.resolve(name + "/reports"),
        text -> text.replaceAll("(failing:/*)?" + folder + "/" + name + "/lake", "<lake>"));
  }
}
