package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.math.BigInteger;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records with parts that are larger than JSON libraries take by default, and smaller than an event may be. */
@SparkTest
class OversizedPartsTest {
  private static final String NUMBER = "9".repeat(1_500);
  private static final String NAME = "n".repeat(60_000);

  @Test
  void areKeptAndReadBackWhole(SparkSession spark, @TempDir Path folder) {
    String parameters = ",\"requestParameters\":{\"number\":" + NUMBER + ",\"" + NAME + "\":true}";
    Logs logs = new Logs(folder.resolve("logs"))
        .put("a.json.gz", records(event("number", "01", parameters), event("usual", "01", "")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    assertThat(LoadEvents.run(lake, logs.options())).isEqualTo(new IngestSummary(1, 0, 2, 0, 0));

    JsonNode asked = EventRecords.event(lake.read(Events.TABLE)
            .where(Events.EVENT_ID.col().equalTo("number"))
            .head())
        .request();
    assertThat(asked.path("number").bigIntegerValue()).isEqualTo(new BigInteger(NUMBER));
    assertThat(asked.path(NAME).booleanValue()).isTrue();
  }
}
