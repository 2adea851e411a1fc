package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was counted in one run and in the next. */
@SparkTest
class CountsOverRunsTest {
  @TempDir
  Path folder;

  @Test
  void countsOfADayAddUpWhateverRunsItCameIn(SparkSession spark) {
    Logs twice = new Logs(folder.resolve("twice"))
        .put("a.json", records(event("t1", "07", ""), event("t2", "07", "")));
    Lake other = Lake.openOrCreate(spark, folder.resolve("twice-lake").toString());
    LoadEvents.run(other, twice.options());
    twice.put(
        "b.json",
        records(
            event("t2", "07", ""), event("t3", "07", "").replace("203.0.113.7", "203.0.113.8")));
    LoadEvents.run(other, twice.options());

    assertThat(other.read(EntityDays.IDENTITY_DAYS).collectAsList())
        .extracting(row -> row.getAs("label"), row -> row.getAs("calls"), row -> row.getAs("ips"))
        .containsExactly(tuple("alice", 3L, 2L));
    assertThat(other.read(IdentityIpDays.TABLE).collectAsList())
        .extracting(row -> row.getAs("ip"), row -> row.getAs("calls"))
        .containsExactlyInAnyOrder(tuple("203.0.113.7", 2L), tuple("203.0.113.8", 1L));
    assertThat(other
            .read(EventEntities.TABLE)
            .where(EventEntities.KIND.col().equalTo("credential"))
            .count())
        .isEqualTo(3);
  }
}
