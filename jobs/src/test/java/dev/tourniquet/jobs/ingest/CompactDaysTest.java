package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class CompactDaysTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate SECOND = LocalDate.parse("2026-03-02");

  @Test
  void onlyCrowdedDaysAmongThoseThatWereTouchedAreWrittenAnew(
      SparkSession spark, @TempDir Path folder) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    for (int i = 0; i <= CompactDays.MOST_FILES; i++) {
      Logs logs = new Logs(folder.resolve("logs" + i));
      String early = Logs.event("a" + i, "01", "");
      String late = Logs.event("b" + i, "02", "");
      LoadEvents.run(lake, logs.put("a.json", Logs.records(early, late)).options());
    }
    List<Row> before = rows(lake);
    int many = CompactDays.MOST_FILES + 1;

    CompactDays.run(lake, List.of(SECOND), lake.batches().newest());

    assertThat(files(lake, Events.TABLE)).containsExactly(entry(FIRST, many), entry(SECOND, 1));
    assertThat(files(lake, EventEntities.TABLE))
        .containsExactly(entry(FIRST, many), entry(SECOND, 1));
    assertThat(rows(lake)).isEqualTo(before);
  }

  @Test
  void aDayIsSortedByAsManyTasksAsItIsLarge() {
    assertThat(CompactDays.parts(0)).isEqualTo(1);
    assertThat(CompactDays.parts(200L << 20)).isEqualTo(1);
    assertThat(CompactDays.parts(10L << 30)).isEqualTo(41);
  }

  private static Map<LocalDate, Integer> files(Lake lake, Table table) {
    Map<LocalDate, Integer> files = new TreeMap<>();
    lake.files(table, List.of(FIRST, SECOND)).forEach((day, sizes) -> {
      assertThat(sizes).allMatch(bytes -> bytes > 0);
      files.put(day, sizes.size());
    });
    return files;
  }

  private static List<Row> rows(Lake lake) {
    return lake.read(Events.TABLE).orderBy(Events.EVENT_ID.col()).collectAsList();
  }
}
