package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.FolderDays;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in one folder, as people copy them. */
@SparkTest
class FlatLogsTest {
  @TempDir
  Path folder;

  private Lake lake;
  private Logs logs;

  @BeforeEach
  void anEmptyLake(SparkSession spark) {
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    logs = new Logs(folder.resolve("logs"));
  }

  @Test
  void whoseNamesTellNoDayAreReadInSeveralBatchesAndNothingIsDoubled() {
    for (int n = 0; n < 12; n++) {
      logs.put(n + ".json", records(event("own" + n, "01", ""), event("shared", "02", "")));
    }
    long three = 3 * (LoadEvents.OBJECT_COST + 1_000);

    IngestSummary all = LoadEvents.run(lake, logs.options(), three);

    assertThat(all).isEqualTo(new IngestSummary(12, 0, 13, 11, 0));
    assertThat(lake.batches().newest()).isBetween(3L, 5L);
    assertThat(ids()).hasSize(13).doesNotHaveDuplicates().contains("shared", "own0", "own11");
    assertThat(LoadEvents.run(lake, logs.options(), three)).isEqualTo(IngestSummary.NOTHING_NEW);
  }

  @Test
  void whoseNamesTellTheDayAreReadByDay() {
    logs.put(name("20260301T0005Z"), records(event("first", "01", "")))
        .put(name("20260302T0005Z"), records(event("second", "02", "")))
        .put("no name of CloudTrail.json", records(event("third", "03", "")));
    var days = new FolderDays(LocalDate.parse("2026-03-02"), null);

    LoadEvents.run(lake, new IngestOptions(List.of(logs.root().toString()), Limits.DEFAULT, days));

    assertThat(ids()).containsExactlyInAnyOrder("second", "third");
    assertThat(
            lake.read(Files.TABLE).where(Files.DAY.col().equalTo("2026-03-02")).count())
        .isEqualTo(1);
    LoadEvents.run(lake, logs.options());
    assertThat(ids()).containsExactlyInAnyOrder("first", "second", "third");
  }

  private static String name(String time) {
    return "111122223333_CloudTrail_us-east-1_" + time + "_AbCdEfGh12345678.json";
  }

  private List<String> ids() {
    return lake.read(Events.TABLE).collectAsList().stream()
        .map(row -> row.<String>getAs("eventID"))
        .toList();
  }
}
