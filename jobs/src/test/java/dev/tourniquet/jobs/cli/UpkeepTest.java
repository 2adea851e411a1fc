package dev.tourniquet.jobs.cli;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.hunt.LakeTables;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.IngestSummary;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.lake.Upkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lake keeps, and for how long. */
@SparkTest(few = true)
class UpkeepTest {
  private static final Table LEDGER = dev.tourniquet.jobs.ingest.Files.TABLE;
  private static final LocalDate FOURTH = LocalDate.parse("2026-03-04");

  @TempDir
  Path folder;

  private Lake lake;
  private Logs logs;

  @BeforeEach
  void aLakeOfThreeDays(SparkSession spark) {
    logs = new Logs(folder.resolve("logs"))
        .put(key("01"), records(event("a", "01", "")))
        .put(key("03"), records(event("b", "03", "")))
        .put(key("04"), records(event("c", "04", "")));
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    LoadEvents.run(lake, logs.options());
  }

  @Test
  void olderDaysGoFromEveryTableButTheLedger() {
    List<Table> touched = Upkeep.forget(lake, LakeTables.ALL, LEDGER, FOURTH);

    assertThat(touched)
        .extracting(Table::name)
        .containsExactly("events", "coverage", "event_entities", "activity");
    assertThat(days("events")).containsExactly("2026-03-04");
    assertThat(days("coverage")).containsExactly("2026-03-04");
    assertThat(days("identity_days")).containsExactly("2026-03-04");
    assertThat(lake.read(LEDGER).count()).isEqualTo(3);
  }

  @Test
  void whatWasForgottenIsNotReadAgain() {
    Upkeep.forget(lake, LakeTables.ALL, LEDGER, FOURTH);

    assertThat(LoadEvents.run(lake, logs.options())).isEqualTo(new IngestSummary(0, 0, 0, 0, 0));
    logs.put(key("05"), records(event("d", "05", ""), event("c", "04", "")));
    assertThat(LoadEvents.run(lake, logs.options())).isEqualTo(new IngestSummary(1, 0, 1, 1, 0));
    BuildTables.run(lake);
    assertThat(days("caller_days")).containsExactly("2026-03-04", "2026-03-05");
  }

  @Test
  void withNothingTooOldNoTableChanges() {
    List<OptionalLong> before = versions();

    assertThat(Upkeep.forget(lake, LakeTables.ALL, LEDGER, LocalDate.parse("2026-03-01")))
        .isEmpty();
    Upkeep.vacuum(lake, LakeTables.ALL, Duration.ZERO);

    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void vacuumDeletesTheFilesOfForgottenDaysAndNoOthers(SparkSession spark) throws IOException {
    Upkeep.forget(lake, LakeTables.ALL, LEDGER, FOURTH);
    Map<String, List<String>> content = content(spark);
    assertThat(dataFiles("events")).hasSize(3);

    Upkeep.vacuum(lake, LakeTables.ALL, Duration.ofHours(1));
    assertThat(dataFiles("events")).hasSize(3);
    Upkeep.vacuum(lake, LakeTables.ALL, Duration.ZERO);

    assertThat(dataFiles("events")).hasSize(1).allMatch(file -> file.toString()
        .contains("day=2026-03-04"));
    assertThat(LakeContent.differences(content, content(spark))).isEmpty();
  }

  @Test
  void vacuumGoesByTheAgeThatIsGiven() throws IOException {
    Path left = dataFiles("events").get(0).resolveSibling("left-behind.parquet");
    Files.writeString(left, "nothing");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(5))));

    Upkeep.vacuum(lake, LakeTables.ALL, Duration.ofHours(6));
    assertThat(left).exists();
    Upkeep.vacuum(lake, LakeTables.ALL, Duration.ofHours(4));

    assertThat(left).doesNotExist();
    assertThat(dataFiles("events")).hasSize(3);
  }

  @Test
  void vacuumWaitsForABatchThatIsNotInAllTables() throws IOException {
    Files.delete(folder.resolve("lake/_batches/000000000001.done"));
    org.apache.hadoop.fs.FileUtil.fullyDelete(
        folder.resolve("lake/files/_delta_log").toFile());

    assertThatThrownBy(() -> Upkeep.vacuum(lake, LakeTables.ALL, Duration.ZERO))
        .isInstanceOf(LakeException.class)
        .hasMessage("Cannot delete files of " + folder.resolve("lake")
            + ": its newest batch is not in all tables yet. Run ingest to its end first.");
    LoadEvents.run(lake, logs.options());
    Upkeep.vacuum(lake, LakeTables.ALL, Duration.ZERO);
    assertThat(lake.read(LEDGER).count()).isEqualTo(3);
  }

  @Test
  void theOptionsOfIngestKeepAsManyDaysAsTheySay() {
    LocalDate day = LocalDate.now(java.time.ZoneOffset.UTC);
    String today = day.toString();
    // Midnight may pass before the command asks for the day.
    String first = "(" + day.minusDays(1) + "|" + day + ")";
    logs.put(
        "AWSLogs/1/CloudTrail/us-east-1/" + today.replace('-', '/') + "/new.json",
        event("new", "01", "").replace("2026-03-01T", today + "T"));
    logs.put(key("02"), event("too old", "02", ""));

    Shell shell = ingest("--retain-days", "2", "--vacuum", "0");

    assertThat(shell.status()).as(shell.err()).isZero();
    assertThat(shell.err())
        .contains("1 new log objects: 1 events added")
        .containsPattern(
            "removed what is older than " + first + " from events, coverage, event_entities")
        .contains("deleted files that no table has named for 0 hours");
    assertThat(days("events")).containsExactly(today);
    assertThat(ingest("--retain-days", "2").err())
        .containsPattern("nothing is older than " + first);
  }

  @Test
  void timesThatAreNoneAreRefused() {
    assertThat(ingest("--retain-days", "0").status()).isEqualTo(2);
    assertThat(ingest("--retain-days", "0").err())
        .contains("Invalid --retain-days 0: give how many days to keep, at least 1.");
    assertThat(ingest("--vacuum", "-5").err())
        .contains("Invalid --vacuum -5: give hours, 0 or more.");
    assertThat(ingest("--retain-days", "1", "--to", "2026-03-02").err())
        .contains("the first day that --retain-days keeps. Retain more days.");
    assertThat(days("events")).hasSize(3);
  }

  private Shell ingest(String... options) {
    return Shell.run(Stream.concat(
            Stream.of("ingest", "--lake", lake.root(), "--logs", logs.root().toString()),
            Stream.of(options))
        .toArray(String[]::new));
  }

  private static String key(String day) {
    return "AWSLogs/1/CloudTrail/us-east-1/2026/03/" + day + "/a.json";
  }

  private List<String> days(String name) {
    Table table = LakeTables.ALL.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
    return lake.read(table).select(Events.DAY.col()).distinct().collectAsList().stream()
        .map(row -> row.get(0).toString())
        .sorted()
        .toList();
  }

  private List<OptionalLong> versions() {
    return LakeTables.ALL.stream().map(lake::version).toList();
  }

  private Map<String, List<String>> content(SparkSession spark) {
    return LakeContent.of(spark, lake.root(), text -> text);
  }

  private List<Path> dataFiles(String table) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake").resolve(table))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .toList();
    }
  }
}
