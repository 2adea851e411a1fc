package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class CopiesTest {
  private static final int EVENTS = 12;

  @Test
  void whichOfTwoCopiesStaysDoesNotDependOnWhereTheLogsLie(
      SparkSession spark, @TempDir Path folder) {
    Map<String, String> here = kept(spark, folder.resolve("here"));

    assertThat(here).hasSize(EVENTS);
    assertThat(here.values()).doesNotHaveDuplicates();
    assertThat(kept(spark, folder.resolve("there"))).isEqualTo(here);
    assertThat(kept(spark, folder.resolve("anywhere/else"))).isEqualTo(here);
  }

  /** By event, the name of the object it was kept from; each event is in two. */
  private static Map<String, String> kept(SparkSession spark, Path folder) {
    Logs logs = new Logs(folder.resolve("logs"));
    for (int i : IntStream.range(0, EVENTS).toArray()) {
      String event = Logs.records(Logs.event("e" + i, "01", ""));
      logs.put("a/" + i + "a.json", event).put("b/" + i + "b.json", event);
    }
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    LoadEvents.run(lake, logs.options());
    List<org.apache.spark.sql.Row> events = lake.read(Events.TABLE).collectAsList();
    return events.stream()
        .collect(Collectors.toMap(
            row -> row.getAs(Events.EVENT_ID.name()),
            row ->
                Path.of(row.<String>getAs(Events.OBJECT.name())).getFileName().toString()));
  }
}
