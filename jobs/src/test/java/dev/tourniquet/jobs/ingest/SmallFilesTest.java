package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SmallFilesTest {

  @Test
  void areJoinedOnceEnoughBatchesCame(SparkSession spark, @TempDir Path folder) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    for (int i = 1; i <= 3; i++) {
      Logs logs = new Logs(folder.resolve("logs" + i));
      String whole = Logs.records(Logs.event("a" + i, "01", ""));
      LoadEvents.run(lake, logs.put("a.json", whole + "{").options());
    }
    List<Table> tables = List.of(Files.TABLE, Coverage.TABLE, Quarantine.TABLE, Activity.TABLE);
    String before = content(lake, tables);

    SmallFiles.join(lake, 0, 3, 4);
    assertThat(tables).allSatisfy(table -> assertThat(files(lake, table)).isEqualTo(3));

    SmallFiles.join(lake, 2, 3, 3);
    assertThat(tables).allSatisfy(table -> assertThat(files(lake, table)).isEqualTo(1));
    assertThat(files(lake, Events.TABLE)).isEqualTo(3);
    assertThat(content(lake, tables)).isEqualTo(before);

    SmallFiles.join(lake, 3, 5, 3);
    assertThat(lake.version(Files.TABLE)).as("nothing to join").hasValue(4);
  }

  private static int files(Lake lake, Table table) {
    return lake.read(table).inputFiles().length;
  }

  private static String content(Lake lake, List<Table> tables) {
    return tables.stream()
        .flatMap(table -> lake.read(table).collectAsList().stream())
        .map(Row::toString)
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
