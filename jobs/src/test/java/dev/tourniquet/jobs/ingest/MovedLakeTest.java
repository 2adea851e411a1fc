package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake names its files from its own folder on: it may be moved, copied and mounted elsewhere. */
@SparkTest
class MovedLakeTest {
  @Test
  void isReadAndAddedToWhereItLiesNow(SparkSession spark, @TempDir Path folder) throws IOException {
    Logs logs = new Logs(folder.resolve("logs")).put("a.json", records(event("first", "01", "")));
    Path made = folder.resolve("a lake, 100 % full");
    LoadEvents.run(Lake.openOrCreate(spark, made.toString()), logs.options());
    Path moved = Files.move(made, folder.resolve("moved lake"));

    Lake lake = Lake.open(spark, moved.toString());
    logs.put("b.json", records(event("second", "02", ""), event("first", "01", "")));

    assertThat(LoadEvents.run(lake, logs.options())).isEqualTo(new IngestSummary(1, 0, 1, 1, 0));
    for (var table : LoadEvents.TABLES) {
      assertThat(lake.read(table).inputFiles()).allMatch(file -> file.contains("/moved lake/"));
    }
    assertThat(lake.read(Events.TABLE).count()).isEqualTo(2);
    assertThat(Files.readString(moved.resolve("_batches/000000000001.json")))
        .contains("\"path\":\"events/day=2026-03-01/part-");
  }
}
