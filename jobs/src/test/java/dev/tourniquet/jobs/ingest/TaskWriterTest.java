package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.DataFile;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one task holds before it writes. */
@SparkTest
class TaskWriterTest {
  private static final int LARGE = 600_000;

  @TempDir
  Path folder;

  private HadoopSettings hadoop;
  private Logs logs;

  @BeforeEach
  void noObjects(SparkSession spark) {
    hadoop = HadoopSettings.of(spark);
    logs = new Logs(folder.resolve("logs"));
  }

  @Test
  void writesAFewLargeEventsBeforeTheyFillTheMemory() throws IOException {
    logs.put("a.json", records(events(100, i -> event("e" + i, "01", agent(i)))));

    List<DataFile> events = written(Events.TABLE);

    assertThat(events).hasSize(1);
    assertThat(rowGroups(events.get(0))).isEqualTo(2);
  }

  @Test
  void writesCountsOfLongTextsBeforeTheyFillTheMemory() {
    logs.put("a.json", records(events(100, i -> event("e" + i, "01", "")
        .replace("DescribeInstances", large(i)))));

    assertThat(written(Activity.TABLE)).hasSizeGreaterThan(1);
    assertThat(rows(written(Activity.TABLE))).isEqualTo(100);
  }

  @Test
  void writesProblemsOfManyObjectsBeforeTheyFillTheMemory() {
    for (int i = 0; i < 12; i++) {
      logs.put(i + ".json", "[" + "{},".repeat(1_500) + "{}]");
    }

    List<DataFile> problems = written(Quarantine.TABLE);

    assertThat(problems).hasSize(3);
    assertThat(rows(problems)).isEqualTo(12 * 1_001);
  }

  @Test
  void writesEventsOfAQuarterInAnyOrderAsOneFileOfEachDay() {
    logs.put("a.json", records(events(900, i -> event("e" + i, "01", "")
        .replace("2026-03-01", "2026-%02d-%02d".formatted(1 + i % 3, 1 + i % 28)))));

    List<DataFile> events = written(Events.TABLE);

    assertThat(rows(events)).isEqualTo(900);
    assertThat(events).hasSize(84).extracting(DataFile::day).doesNotHaveDuplicates();
  }

  @Test
  void writesTheFullestOfManyDaysFirst() {
    logs.put(
        "a.json",
        records(Stream.concat(
                Stream.of(events(20, i -> event("e" + i, "%02d".formatted(1 + i), ""))),
                Stream.of(events(100, i -> event("large" + i, "28", agent(i)))))
            .toArray(String[]::new)));

    List<DataFile> events = written(Events.TABLE);

    assertThat(rows(events)).isEqualTo(120);
    assertThat(events).hasSize(22);
    assertThat(events)
        .extracting(DataFile::day)
        .containsOnlyOnceElementsOf(
            IntStream.range(0, 20).mapToObj(i -> 20_513 + i).toList());
  }

  @Test
  void aTaskThatFailsLeavesNoFileOpen(SparkSession spark) {
    UnsteadyFileSystem.register(spark);
    hadoop = HadoopSettings.of(spark);
    logs.put("a.json", records(events(100, i -> event("e" + i, "01", agent(i)))));
    int before = UnsteadyFileSystem.writing();
    Iterator<ListedObject> failing = Stream.concat(
            listed().stream(), Stream.of((ListedObject) null))
        .map(Objects::requireNonNull)
        .iterator();

    assertThatThrownBy(
            () -> TaskWriter.write(order(UnsteadyFileSystem.uri(folder.resolve("lake"))), failing))
        .isInstanceOf(NullPointerException.class);

    assertThat(folder.resolve("lake/events")).isDirectory();
    assertThat(UnsteadyFileSystem.writing()).isEqualTo(before);
  }

  private static String[] events(int count, java.util.function.IntFunction<String> event) {
    return IntStream.range(0, count).mapToObj(event).toArray(String[]::new);
  }

  private static String agent(int number) {
    return ",\"userAgent\":\"" + large(number) + "\"";
  }

  private static String large(int number) {
    return number + "x".repeat(LARGE);
  }

  private static long rows(List<DataFile> files) {
    return files.stream().mapToLong(file -> file.file().rows()).sum();
  }

  private static int rowGroups(DataFile file) throws IOException {
    var path = new org.apache.hadoop.fs.Path(file.file().path());
    try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      return reader.getRowGroups().size();
    }
  }

  private List<DataFile> written(Table table) {
    try {
      var order = order(folder.resolve("lake").toString());
      return TaskWriter.write(order, listed().iterator()).files().stream()
          .filter(file -> file.table().equals(table.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TaskOrder order(String root) {
    return new TaskOrder(root, "t", 0, 1, hadoop, Limits.DEFAULT, Redo.FIRST);
  }

  private List<ListedObject> listed() {
    try (Stream<Path> objects = Files.walk(logs.root())) {
      return objects
          .filter(Files::isRegularFile)
          .map(file ->
              new ListedObject(file.toString(), file.toFile().length(), DataFile.NO_DAY, false))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
