package dev.tourniquet.jobs.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.hunt.Pivot.Kind;
import dev.tourniquet.jobs.ingest.CompactDays;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.ingest.RealEvents;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pivots over the attacks of Stratus, read from files as Spark reads them. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PivotFilesTest {
  private final PivotFiles files = new PivotFiles(HadoopSettings.ofMachine());
  private Lake lake;
  private String uri;

  @BeforeAll
  void aLakeOfRealEvents(SparkSession spark, @TempDir Path temporary) {
    uri = temporary.resolve("lake").toString();
    lake = Lake.openOrCreate(spark, uri);
    Logs logs = new Logs(temporary.resolve("logs"));
    LoadEvents.run(
        lake, logs.put("a.json", "{\"Records\":" + RealEvents.stratus() + "}").options());
  }

  @Test
  void everyEntityIsAnsweredAsSparkAnswers() {
    List<Row> entities = lake.read(EventEntities.TABLE)
        .where("kind in ('identity', 'ip', 'resource', 'credential', 'session')")
        .groupBy("kind")
        .agg(org.apache.spark.sql.functions.expr(
            "slice(array_distinct(flatten(array_agg(array(key, label, arn)))), 1, 6) as names"))
        .collectAsList();
    assertThat(entities).hasSize(5);
    for (Row entity : entities) {
      Kind kind = Kind.valueOf(entity.getString(0).toUpperCase(Locale.ROOT));
      for (String name : entity.<String>getList(1)) {
        if (name != null) {
          assertSame(new Pivot(kind, name, null, null));
        }
      }
    }
  }

  @Test
  void aLakeIsReadWhateverItsPathIsCalled(SparkSession spark, @TempDir Path temporary) {
    Logs logs = new Logs(temporary.resolve("logs")).put("a.json", Logs.event("a", "01", ""));
    for (String name : List.of("a lake", "100 % of it", "a%20lake", "lake#1")) {
      String odd = temporary.resolve(name).toString();
      LoadEvents.run(Lake.openOrCreate(spark, odd), logs.options());

      assertThat(files.calls(odd, new Pivot(Kind.IP, "203.0.113.7", null, null)))
          .as(name)
          .hasValueSatisfying(calls -> assertThat(calls).hasSize(1));
    }
  }

  @Test
  void anEventAndTheDaysOfAnIdentityAreAnsweredAsSparkAnswers() {
    Row one = lake.read(EventEntities.TABLE)
        .where("kind = 'identity'")
        .orderBy("eventTime")
        .first();
    LocalDate day = one.getAs("day");
    String key = one.getAs("key");

    assertSame(new Pivot(Kind.EVENT, one.getAs("eventID"), null, null));
    assertSame(new Pivot(Kind.IDENTITY, key, day, day));
    assertThat(calls(new Pivot(Kind.IDENTITY, key, null, day.minusDays(1)))).isEmpty();
    assertThat(calls(new Pivot(Kind.IDENTITY, key, day.plusYears(9), null))).isEmpty();
  }

  @Test
  void noRowGroupIsReadForAnEventThatIsNotInIt() throws IOException {
    Row one = lake.read(EventEntities.TABLE).orderBy("eventTime").first();
    String id = one.getAs(EventEntities.EVENT_ID.name());
    String day = String.valueOf(one.<LocalDate>getAs("day"));
    String[] written =
        lake.read(EventEntities.TABLE).where("day = '" + day + "'").inputFiles();

    assertThat(written).hasSize(1);
    assertThat(rowGroups(written[0], id)).isPositive();
    assertThat(rowGroups(written[0], id.substring(1) + "x")).isZero();
  }

  private static int rowGroups(String file, String eventId) throws IOException {
    FilterPredicate wanted = FilterApi.eq(
        FilterApi.binaryColumn(EventEntities.EVENT_ID.name()), Binary.fromString(eventId));
    ParquetReadOptions options = ParquetReadOptions.builder()
        .withRecordFilter(FilterCompat.get(wanted))
        .useStatsFilter(false)
        .useDictionaryFilter(false)
        .build();
    var input = HadoopInputFile.fromPath(
        new org.apache.hadoop.fs.Path(file), HadoopSettings.ofMachine().configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
      return reader.getRowGroups().size();
    }
  }

  @Test
  void whatSparkHasWrittenAnewIsAnsweredTheSame(@TempDir Path temporary) throws IOException {
    String other = temporary.resolve("lake").toString();
    Lake crowded = Lake.openOrCreate(lake.spark(), other);
    for (int i = 0; i < 9; i++) {
      Logs logs = new Logs(temporary.resolve("logs" + i));
      LoadEvents.run(
          crowded,
          logs.put("a.json", Logs.records(Logs.event("e" + i, "01", ""))).options());
    }
    var pivot = new Pivot(Kind.IP, "203.0.113.7", null, null);
    List<Row> before = files.calls(other, pivot).orElseThrow();

    CompactDays.run(crowded, crowded.batches().daysAfter(0), crowded.batches().newest());

    LocalDate only = LocalDate.parse("2026-03-01");
    assertThat(crowded.files(EventEntities.TABLE, List.of(only)).get(only)).hasSize(1);
    assertThat(files.calls(other, pivot)).contains(before);
    assertThat(before).hasSize(9);
    String written = crowded.read(EventEntities.TABLE).inputFiles()[0];
    assertThat(rowGroups(written, "e0")).as("of an event that is there").isEqualTo(1);
    assertThat(rowGroups(written, "e-none")).as("of an event that is not there").isZero();
  }

  @Test
  void moreCallsThanFitInMemoryAreLeftToSpark() {
    var all = new Pivot(Kind.IDENTITY, busiest(), null, null);
    int count = calls(all).size();

    assertThat(new PivotFiles(HadoopSettings.ofMachine(), count).calls(uri, all))
        .isPresent();
    assertThat(new PivotFiles(HadoopSettings.ofMachine(), count - 1).calls(uri, all))
        .isEmpty();
  }

  @Test
  void aFolderThatIsNoLakeIsSaid() {
    assertThatThrownBy(
            () -> files.calls("/nowhere/at/all", new Pivot(Kind.IP, "192.0.2.1", null, null)))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("/nowhere/at/all");
  }

  private String busiest() {
    return lake.read(EventEntities.TABLE)
        .where("kind = 'identity'")
        .groupBy("key")
        .count()
        .orderBy(org.apache.spark.sql.functions.desc("count"))
        .first()
        .getString(0);
  }

  private void assertSame(Pivot pivot) {
    List<Row> spark = pivot.calls(lake).collectAsList();
    assertThat(spark).as(pivot.toString()).isNotEmpty();
    assertThat(calls(pivot)).as(pivot.toString()).isEqualTo(spark);
  }

  private List<Row> calls(Pivot pivot) {
    return files.calls(uri, pivot).orElseThrow();
  }
}
