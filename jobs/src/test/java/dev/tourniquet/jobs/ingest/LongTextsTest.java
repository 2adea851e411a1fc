package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query leaves out files by the bounds that the log of a table keeps: of long texts only the beginning. */
@SparkTest
class LongTextsTest {
  private static final String KEPT = "n".repeat(64);
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\uDBFF\uDFFF", "\uDBFF\uDFFFx", "x\uDBFF\uDFFFx"})
  void aTextIsFoundWhateverStandsWhereItsBoundIsCut(
      String rest, SparkSession spark, @TempDir Path folder) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    String[] names = {KEPT + rest, KEPT.substring(1) + LAST + rest};
    for (String name : names) {
      Logs logs = new Logs(folder.resolve("logs" + name.length() + name.startsWith(KEPT)));
      LoadEvents.run(lake, logs.put("a.json", Logs.records(named(name))).options());
    }

    for (String name : names) {
      assertThat(lake.read(Events.TABLE)
              .where(Events.EVENT_NAME.col().equalTo(name))
              .count())
          .isEqualTo(1);
    }
  }

  private static String named(String name) {
    return Logs.event("of " + name, "01", "").replace("DescribeInstances", name);
  }
}
