package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small tables are read as Delta would read them. */
@SparkTest
class FileReadsTest {
  private static final Field DAY = Field.required("day", DataTypes.DateType, "UTC day.");
  private static final Field PART = Field.required("part", DataTypes.IntegerType, "Part.");
  private static final Field TEXT = Field.optional("text", DataTypes.StringType, "Any text.");
  private static final Field TIME = Field.optional("time", DataTypes.TimestampType, "Any time.");
  private static final Table DAILY = Table.daily("daily", "Rows by day.", DAY, TEXT, TIME);
  private static final Table SPREAD = Table.spread("spread", "Rows by number.", PART, TEXT);
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  @TempDir
  Path folder;

  private SparkSession spark;
  private Lake lake;

  @BeforeEach
  void aSessionForLittle(SparkSession one) {
    spark = one.newSession();
    // Names that Hadoop would take for patterns and URIs for something else.
    lake = Lake.openOrCreate(spark, folder.resolve("a lake [1] 100%").toString());
    PlanEffort.fit(spark, () -> 0);
  }

  @AfterEach
  void backToTheFirst(SparkSession one) {
    SparkSession.setActiveSession(one);
  }

  @Test
  void rowsOfATableAreThoseOfItsNewestVersion() {
    lake.append(DAILY, daily(day(0, "a"), day(1, "b"), day(1, null)), "{}");
    assertThat(texts(lake.read(DAILY))).containsExactlyInAnyOrder("a", "b", null);

    lake.replace(DAILY, List.of(FIRST.plusDays(1)), daily(day(1, "c")), "{}");

    assertThat(texts(lake.read(DAILY))).containsExactlyInAnyOrder("a", "c");
    assertThat(texts(lake.read(DAILY, List.of(FIRST.plusDays(1))))).containsExactly("c");
    assertThat(lake.read(DAILY).collectAsList())
        .containsExactlyInAnyOrderElementsOf(delta(DAILY).collectAsList());
    assertThat(lake.files(DAILY, List.of(FIRST))).containsOnlyKeys(FIRST);
  }

  @Test
  void numbersOfPartsAreNumbers() {
    Row[] rows = {RowFactory.create(7, "a"), RowFactory.create(11, "b")};
    lake.append(SPREAD, spark.createDataFrame(Arrays.asList(rows), SPREAD.schema()), "{}");

    assertThat(lake.read(SPREAD).where(PART.col().gt(8)).collectAsList()).containsExactly(rows[1]);
  }

  @Test
  void areOnePartitionThatIsJoinedAndSummedUpWhereItIs() {
    lake.append(DAILY, daily(day(0, "a"), day(1, "b")), "{}");

    Dataset<Row> counts = lake.read(DAILY).groupBy(TEXT.col()).count();
    Dataset<Row> joined = lake.read(DAILY).join(counts, TEXT.name());

    assertThat(plan(joined)).contains("FileScan parquet").doesNotContain("Exchange");
    assertThat(joined.count()).isEqualTo(2);
  }

  @Test
  void ofATableThatIsNotLittleDeltaDecidesWhatToRead() {
    PlanEffort.fit(spark, () -> Long.MAX_VALUE);
    lake.append(DAILY, daily(day(0, "a")), "{}");

    assertThat(plan(lake.read(DAILY))).contains("PreparedDeltaFileIndex");
  }

  private static String plan(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .executedPlan()
        .toString();
  }

  private Dataset<Row> delta(Table table) {
    return spark.read().format("delta").load(lake.path(table)).select(table.columns());
  }

  private Dataset<Row> daily(Row... rows) {
    return spark.createDataFrame(Arrays.asList(rows), DAILY.schema());
  }

  private static Row day(int after, String text) {
    LocalDate day = FIRST.plusDays(after);
    return RowFactory.create(
        day, text, text == null ? null : Instant.parse(day + "T12:00:00.123456Z"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(row -> row.<String>getAs(TEXT.name()))
        .toList();
  }
}
