package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
    long many = CompactDays.MOST_FILES + 1;

    CompactDays.run(lake, List.of(SECOND), lake.batches().newest());

    assertThat(lake.files(Events.TABLE, List.of(FIRST, SECOND)))
        .containsExactly(entry(FIRST, many), entry(SECOND, 1L));
    assertThat(lake.files(EventEntities.TABLE, List.of(FIRST, SECOND)))
        .containsExactly(entry(FIRST, many), entry(SECOND, 1L));
    assertThat(rows(lake)).isEqualTo(before);
  }

  private static List<Row> rows(Lake lake) {
    return lake.read(Events.TABLE).orderBy(Events.EVENT_ID.col()).collectAsList();
  }
}
