package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.columnar.FileSummary;
import dev.tourniquet.jobs.ingest.Events;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class BatchesTest {
  /** A run that builds takes what it has seen for done, and would never look at the rest. */
  @Test
  void aBatchThatARunLeftHalfWayIsNobodysYet(SparkSession spark, @TempDir Path folder) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    lake.claim();
    BatchLog log = log(spark, lake);
    log.write(1, List.of(file("2026-03-01")), Events.TABLE.name());
    log.finished(1);
    log.write(2, List.of(file("2026-03-02")), Events.TABLE.name());

    assertThat(lake.batches().newest()).isEqualTo(1);
    assertThat(lake.batches().daysAfter(0)).containsExactly(LocalDate.parse("2026-03-01"));
    assertThat(lake.batches().daysAfter(1)).isEmpty();

    log.finished(2);
    assertThat(lake.batches().newest()).isEqualTo(2);
    assertThat(lake.batches().daysAfter(1)).containsExactly(LocalDate.parse("2026-03-02"));
  }

  private static BatchLog log(SparkSession spark, Lake lake) {
    return BatchLog.in(
        new org.apache.hadoop.fs.Path(lake.uri()), spark.sessionState().newHadoopConf());
  }

  private static DataFile file(String day) {
    int number = (int) LocalDate.parse(day).toEpochDay();
    return new DataFile(
        Events.TABLE.name(), number, new FileSummary("any.parquet", 1, 1, 1, Map.of()));
  }
}
