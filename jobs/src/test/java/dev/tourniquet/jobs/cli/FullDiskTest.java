package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.FailingFileSystem;
import dev.tourniquet.jobs.lake.FailingFileSystem.Trouble;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that is full, and rights that are lost, in the middle of an ingest. */
@SparkTest
class FullDiskTest {
  @TempDir
  Path folder;

  @AfterEach
  void heal() {
    FailingFileSystem.heal();
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void endsWithAMessageAndGoesOnOnceThereIsNone(Trouble trouble, SparkSession spark) {
    FailingFileSystem.register(spark);
    new Logs(folder.resolve("logs"))
        .put("a.json", Logs.records(Logs.event("a", "01", ""), Logs.event("b", "02", "")))
        .put("b.json", "{broken");
    FailingFileSystem.heal();
    assertThat(ingest("calm").status()).isEqualTo(1);
    Map<String, List<String>> expected = tables(spark, "calm");
    FailingFileSystem.failAfter(FailingFileSystem.heal() / 2, trouble);

    Shell broken = ingest("broken");

    assertThat(broken.status()).as(broken.err()).isEqualTo(3);
    assertThat(broken.err())
        .contains(trouble == Trouble.FULL ? "No space left on device" : "Permission denied: ")
        .contains("The lake is as the last commit left it");
    FailingFileSystem.heal();
    assertThat(ingest("broken").status()).isEqualTo(1);
    assertThat(LakeContent.differences(expected, tables(spark, "broken"))).isEmpty();
  }

  private Shell ingest(String lake) {
    return Shell.run(
        "ingest",
        "--logs",
        folder.resolve("logs").toString(),
        "--lake",
        FailingFileSystem.uri(folder.resolve(lake)));
  }

  private Map<String, List<String>> tables(SparkSession spark, String lake) {
    return LakeContent.of(
        spark,
        folder.resolve(lake).toString(),
        text -> text.replace(folder + "/" + lake, "<lake>"));
  }
}
