package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole ingest on a folder of objects that are broken in every way. */
@SparkTest
class BrokenLogsTest {
  private static final Limits SMALL = new Limits(1 << 20, 1 << 17, 60);
  private static final int SAMPLE = 3 * Fault.values().length;

  @TempDir
  Path folder;

  @Test
  void keepsEveryWholeEventAndTellsOfEveryOther(SparkSession spark) {
    var objects = new BrokenObjects(2, SMALL);
    var logs = new Logs(folder.resolve("logs"));
    objects.first(SAMPLE).forEach(object -> logs.put(object.name(), object.stored()));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    var options = new IngestOptions(List.of(logs.root().toString()), SMALL);

    IngestSummary summary = LoadEvents.run(lake, options);

    var outcomes = new OutcomesOfLake(lake);
    assertThat(objects
            .first(SAMPLE)
            .flatMap(object -> Accounting.complaints(object, outcomes.of(object), SMALL).stream()))
        .isEmpty();
    assertThat(summary.events()).isEqualTo(lake.read(Events.TABLE).count());
    assertThat(summary.quarantined()).isEqualTo(lake.read(Quarantine.TABLE).count());
    assertThat(summary.objects()).isEqualTo(SAMPLE);
  }
}
