package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run left out for its size, the next one reads if it may. */
@SparkTest
class RaisedLimitsTest {
  private static final int BYTES = 4_000;
  private static final Limits SMALL = new Limits(1 << 20, BYTES, 200);
  private static final Limits LARGE = new Limits(1 << 20, 10 * BYTES, 200);

  @TempDir
  Path folder;

  private Logs logs;
  private Lake lake;

  @BeforeEach
  void lake(SparkSession spark) {
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    logs = new Logs(folder.resolve("logs")).put("usual.json.gz", records(event("usual", "01", "")));
  }

  @Test
  void anEventThatWasTooLargeComesOnce() {
    String values = ",\"requestParameters\":{\"v\":[" + "1,".repeat(BYTES) + "1]}";
    logs.put("many.json.gz", records(event("a", "01", ""), event("many", "01", values)));

    assertThat(load(SMALL)).isEqualTo(new IngestSummary(2, 0, 2, 0, 1));
    assertThat(load(SMALL)).isEqualTo(IngestSummary.NOTHING_NEW);
    assertThat(load(LARGE)).isEqualTo(new IngestSummary(1, 0, 1, 1, 0));
    assertThat(load(LARGE)).isEqualTo(IngestSummary.NOTHING_NEW);
    assertThat(ids()).containsExactlyInAnyOrder("usual", "a", "many");
  }

  @Test
  void oneTextThatIsLongerThanAnEventMayBeIsTooLargeToo() {
    String text = ",\"requestParameters\":{\"v\":\"" + "x".repeat(2 * BYTES) + "\"}";
    logs.put("long.json.gz", records(event("long", "01", text)));

    assertThat(load(SMALL)).isEqualTo(new IngestSummary(2, 0, 1, 0, 1));
    assertThat(load(LARGE)).isEqualTo(new IngestSummary(1, 0, 1, 0, 0));
    assertThat(ids()).containsExactlyInAnyOrder("usual", "long");
  }

  @Test
  void anObjectThatWasCutOffIsReadToItsEnd() {
    String padding = ",\"requestParameters\":{\"v\":\"" + "x".repeat(BYTES) + "\"}";
    logs.put("cut.json.gz", records(event("a", "01", padding), event("b", "01", padding)));

    load(new Limits(BYTES + 1_500, 1 << 20, 200));
    assertThat(ids()).containsExactlyInAnyOrder("usual", "a");

    assertThat(load(new Limits(BYTES + 1_600, 1 << 20, 200)).events())
        .as("still too large")
        .isZero();
    assertThat(load(Limits.DEFAULT).events()).isEqualTo(1);
    assertThat(load(Limits.DEFAULT)).isEqualTo(IngestSummary.NOTHING_NEW);
    assertThat(ids()).containsExactlyInAnyOrder("usual", "a", "b");
  }

  private IngestSummary load(Limits limits) {
    return LoadEvents.run(lake, new IngestOptions(List.of(logs.root().toString()), limits));
  }

  private List<String> ids() {
    return lake.read(Events.TABLE).collectAsList().stream()
        .map(row -> row.<String>getAs(Events.EVENT_ID.name()))
        .toList();
  }
}
