package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pivots and hunts over one small lake, as a person or a script asks them. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {
  private static final String HOSTILE = "=cmd|' /C calc'!A0\\u001b[2J\\u202e,\\\"";

  private String lake;
  private Path folder;
  private Shell ingest;
  private Shell build;

  @BeforeAll
  void aLakeOfFiveCalls(SparkSession spark, @TempDir Path temporary) {
    folder = temporary;
    lake = temporary.resolve("lake").toString();
    new Logs(temporary.resolve("logs"))
        .put(
            "a.json",
            Logs.records(
                Logs.event("e1", "01", ""),
                Logs.event(
                    "e2", "02", ",\"requestParameters\":{\"imageId\":\"ami-0123456789abcdef0\"}"),
                Logs.event(
                    "e3", "03", ",\"errorCode\":\"" + HOSTILE + "\",\"errorMessage\":\"no\""),
                Logs.event("e4", "03", "")
                    .replace("user/alice", "user/bob")
                    .replace("203.0.113.7", "198.51.100.9"),
                "{\"eventID\":\"e5\"}"));
    ingest = Shell.run("ingest", "--logs", temporary.resolve("logs").toString(), "--lake", lake);
    build = Shell.run("build", "--lake", lake);
  }

  @Test
  void aRunWithSomethingInQuarantineEndsWithOneAndSaysWhereToLook() {
    assertThat(ingest.status()).isEqualTo(1);
    assertThat(ingest.err())
        .contains("1 new log objects: 4 events added, 0 duplicates dropped, 1 parts quarantined")
        .contains("./tourniquet hunt sql \"SELECT object, position, error FROM quarantine\" --lake "
            + Terminal.word(lake) + "\n");
    assertThat(build.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"arn:aws:iam::111122223333:user/alice", "alice"})
  void anIdentityIsFoundByItsArnAndItsName(String value) {
    assertThat(calls("identity", value)).contains("e1", "e2", "e3");
  }

  @Test
  void anAddressACredentialAResourceAndAnEventAreFound() {
    assertThat(calls("ip", "203.0.113.7")).containsExactly("e1", "e2", "e3");
    assertThat(calls("ip", "198.51.100.9")).containsExactly("e4");
    assertThat(calls("credential", "AKIAEXAMPLEEXAMPLE00")).containsExactly("e1", "e2", "e3", "e4");
    assertThat(calls("resource", "ami-0123456789abcdef0")).containsExactly("e2");
    assertThat(calls("event", "e3")).containsExactly("e3");
  }

  @Test
  void onlyTheDaysAskedForAreShown() {
    assertThat(calls("ip", "203.0.113.7", "--from", "2026-03-02")).containsExactly("e2", "e3");
    assertThat(calls("ip", "203.0.113.7", "--to", "2026-03-01")).containsExactly("e1");
    assertThat(calls("ip", "203.0.113.7", "--from", "2026-03-02", "--to", "2026-03-02"))
        .containsExactly("e2");
  }

  @Test
  void nothingFoundIsNoFailureAndSaysWhatToTry() {
    Shell shell = Shell.run("pivot", "ip", "192.0.2.1", "--lake", lake, "--format", "json");

    assertThat(shell)
        .isEqualTo(new Shell(
            0,
            "",
            "No call. Give the value as it stands in the logs, or widen --from and --to.\n"));
  }

  @Test
  void hostileValuesReachNoTerminalAndNoSpreadsheet() {
    String table = Shell.run("pivot", "event", "e3", "--lake", lake).out();
    String csv =
        Shell.run("pivot", "event", "e3", "--lake", lake, "--format", "csv").out();

    assertThat(table)
        .contains("=cmd|' /C calc'!A0\\u001b[2J\\u202e,\"")
        .doesNotContain("\u001b", "\u202e");
    assertThat(csv)
        .contains(",\"'=cmd|' /C calc'!A0\\u001b[2J\\u202e,\"\"\",")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void jsonKeepsTheValueWithItsControlCharactersEscaped() {
    String json =
        Shell.run("pivot", "event", "e3", "--lake", lake, "--format", "json").out();

    assertThat(json).doesNotContain("\u001b");
    assertThat(SampleWorld.json(json).get("errorCode").asText())
        .isEqualTo("=cmd|' /C calc'!A0\u001b[2J\u202e,\"");
  }

  @Test
  void aHuntReadsEveryTableByItsName() {
    Shell shell = Shell.run(
        "hunt",
        "sql",
        "WITH q AS (SELECT reason FROM quarantine) SELECT count(*) AS n, max(reason) AS r FROM q",
        "--lake",
        lake,
        "--format",
        "csv");

    assertThat(shell)
        .isEqualTo(
            new Shell(0, "n,r\n1,NO_EVENT_TIME\n".replace("\n", System.lineSeparator()), ""));
    assertThat(Shell.run("hunt", "sql", "DESCRIBE findings", "--lake", lake).status())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE events",
        "INSERT INTO events SELECT * FROM events",
        "WITH t AS (SELECT 1 AS a) INSERT OVERWRITE DIRECTORY '%s/out' USING csv SELECT a FROM t",
        "WITH t AS (SELECT * FROM events) INSERT INTO delta.`%s/lake/events` SELECT * FROM t",
        "DELETE FROM delta.`%s/lake/events`",
        "UPDATE delta.`%s/lake/events` SET account = ''",
        "CREATE TABLE delta.`%s/out` AS SELECT 1",
        "SET spark.sql.shuffle.partitions = 1",
        "CACHE TABLE x AS SELECT 1"
      })
  void aHuntThatWritesIsRefused(String query) {
    Shell shell = Shell.run("hunt", "sql", query.replace("%s", folder.toString()), "--lake", lake);

    assertThat(shell.err())
        .contains(
            "Cannot run this query: a hunt only reads. Start it with SELECT or WITH, and write nothing in it.");
    assertThat(shell.status()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aHuntThatIsNoSqlSaysWhere() {
    assertThat(Shell.run("hunt", "sql", "SELECT FROM WHERE", "--lake", lake).status())
        .isEqualTo(2);
    assertThat(Shell.run("hunt", "sql", "SELEKT 1", "--lake", lake).err()).contains("SELEKT");
    assertThat(
            Shell.run("hunt", "sql", "SELECT shoe FROM events", "--lake", lake).err())
        .contains("shoe");
  }

  private List<String> calls(String kind, String value, String... more) {
    var arguments = new java.util.ArrayList<>(
        List.of("pivot", kind, value, "--lake", lake, "--format", "json"));
    arguments.addAll(Arrays.asList(more));
    return Shell.run(arguments.toArray(String[]::new))
        .out()
        .lines()
        .map(SampleWorld::json)
        .map((JsonNode call) -> call.get("eventID").asText())
        .toList();
  }
}
