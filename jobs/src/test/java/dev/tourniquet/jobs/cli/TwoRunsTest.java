package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs that begin at once on one lake. */
@SparkTest
class TwoRunsTest {
  @TempDir
  Path folder;

  @Test
  void oneWorksAndTheOtherSaysSoAndLeaves(SparkSession spark) {
    new Logs(folder.resolve("logs"))
        .put("a.json", Logs.records(Logs.event("a", "01", ""), Logs.event("b", "02", "")))
        .put("b.json", Logs.records(Logs.event("b", "02", ""), Logs.event("c", "02", "")));
    assertThat(ingest("alone").status()).isZero();
    var together = new CyclicBarrier(2);

    List<CompletableFuture<Shell>> runs = List.of(begin(together), begin(together));
    List<Shell> ended = runs.stream().map(CompletableFuture::join).toList();

    assertThat(ended).extracting(Shell::status).containsExactlyInAnyOrder(0, 3);
    assertThat(ended)
        .filteredOn(run -> run.status() == 3)
        .allMatch(run -> run.err().contains(": another run is at it (ingest, process "))
        .allMatch(run -> run.err().contains("Nothing was written."));
    assertThat(LakeContent.differences(tables(spark, "alone"), tables(spark, "shared")))
        .isEmpty();
  }

  private CompletableFuture<Shell> begin(CyclicBarrier together) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        together.await();
      } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
      return ingest("shared");
    });
  }

  private Shell ingest(String lake) {
    return Shell.run(
        "ingest",
        "--logs",
        folder.resolve("logs").toString(),
        "--lake",
        folder.resolve(lake).toString());
  }

  private Map<String, List<String>> tables(SparkSession spark, String lake) {
    return LakeContent.of(
        spark,
        folder.resolve(lake).toString(),
        text -> text.replace(folder + "/" + lake, "<lake>"));
  }
}
