package dev.tourniquet.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.CommandProcess.Ended;
import dev.tourniquet.jobs.CommandProcess.Launch;
import dev.tourniquet.jobs.cli.LakeContent;
import dev.tourniquet.jobs.cli.ReportContent;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar through spark-submit, on a cluster of two workers. */
@SparkTest
@Tag("cluster")
class ClusterRunTest {
  private static final Path WORLD =
      Path.of("../sample-data/quiet").toAbsolutePath().normalize();

  @TempDir
  Path folder;

  @Test
  void givesTheSameTablesAndPagesAsOneProcess(SparkSession spark) throws IOException {
    Ended local = Launch.PLAIN.run(folder.resolve("local.txt"), arguments("local"));
    assertThat(local.status()).as(local.output()).isZero();

    try (var cluster = SparkCluster.start(folder)) {
      Ended submitted =
          cluster.submit(folder.resolve("submitted.txt"), jar(), arguments("cluster"));

      assertThat(submitted.status()).as(submitted.output()).isZero();
      assertThat(cluster.log("worker1")).contains("Asked to launch executor");
      assertThat(cluster.log("worker2")).contains("Asked to launch executor");
    }
    assertThat(LakeContent.differences(tables(spark, "local"), tables(spark, "cluster")))
        .isEmpty();
    assertThat(ReportContent.differences(pages("local"), pages("cluster"))).isEmpty();
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("tourniquet-cluster-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("Run mvn package: there is no cluster jar in target"))
          .toAbsolutePath();
    }
  }

  private String[] arguments(String name) {
    return new String[] {
      "run",
      "--logs",
      WORLD.resolve("logs").toString(),
      "--inventory",
      WORLD.resolve("inventory").toString(),
      "--org",
      WORLD.resolve("org.yml").toString(),
      "--lake",
      folder.resolve(name + "/lake").toString(),
      "--reports",
      folder.resolve(name + "/reports").toString()
    };
  }

  private Map<String, List<String>> tables(SparkSession spark, String name) {
    return LakeContent.of(
        spark,
        folder.resolve(name + "/lake").toString(),
        text -> text.replace("/" + name + "/", "/<name>/"));
  }

  private Map<String, String> pages(String name) {
    return ReportContent.of(
        folder.resolve(name + "/reports"), text -> text.replace("/" + name + "/", "/<name>/"));
  }
}
