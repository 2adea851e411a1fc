package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LockedFileSystem;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger gets wrong: a status a script can tell, a message a person can act on, and nothing written. */
@SparkTest
class BadInputTest {
  @TempDir
  Path folder;

  private String logs;
  private String lake;
  private String reports;

  @BeforeEach
  void aLogOfOneCall(SparkSession spark) {
    LockedFileSystem.settings(spark);
    logs = folder.resolve("logs").toString();
    lake = folder.resolve("lake").toString();
    reports = folder.resolve("reports").toString();
    new Logs(folder.resolve("logs")).put("a.json", Logs.event("a", "01", ""));
  }

  @Test
  void noLogsNamed() {
    assertWrongUsage(
        Shell.run("ingest", "--lake", lake),
        "Cannot ingest: no --logs given. Name the folder or s3a:// prefix with CloudTrail objects.");
  }

  @Test
  void missingFolder() {
    String nowhere = folder.resolve("nowhere").toString();

    assertWrongUsage(
        Shell.run("run", "--logs", nowhere, "--lake", lake, "--reports", reports),
        "Cannot find the logs " + nowhere
            + ". Check --logs: it names a file, a folder or an s3a:// prefix that holds CloudTrail objects.");
  }

  @Test
  void missingInventory(SparkSession spark) {
    String typo = folder.resolve("typo").toString();
    String message = "Cannot find the inventory " + typo
        + ". Check --inventory: it names a folder or an s3a:// prefix that holds what AWS was asked.";

    assertWrongUsage(runWith("--inventory", typo), message);
    Lake.openOrCreate(spark, folder.resolve("empty-lake").toString()).claim();
    for (String command : List.of("build", "triage")) {
      assertWrongUsage(
          Shell.run(
              command, "--lake", folder.resolve("empty-lake").toString(), "--inventory", typo),
          message);
    }
  }

  @Test
  void emptyFolder() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertWrongUsage(
        Shell.run("ingest", "--logs", empty.toString(), "--lake", lake),
        "Cannot ingest: there is no object below " + empty + ". Check --logs:");
  }

  @Test
  void logsThatMayNotBeListed() throws IOException {
    Path secret = Files.createDirectories(folder.resolve("secret"));

    assertWrongUsage(
        Shell.run("ingest", "--logs", "locked://" + secret, "--lake", lake),
        "Permission denied: " + secret + ". Check that this user may list and read there.");
  }

  @Test
  void lakeThatMayNotBeWritten() {
    assertWrongUsage(
        Shell.run("ingest", "--logs", logs, "--lake", "locked://" + folder.resolve("secret")),
        "Cannot write locked:" + folder.resolve("secret") + ": no permission (Permission denied: "
            + folder.resolve("secret")
            + "). Give this user read and write rights there, or choose another folder.");
  }

  @Test
  void lakeOnAFolderThatHoldsSomethingElse() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("thesis.txt"), "years of work");

    Shell shell = Shell.run("run", "--logs", logs, "--lake", home.toString(), "--reports", reports);

    assertWrongUsage(
        shell,
        "Cannot use " + home
            + " as a lake: it holds something else (no _tourniquet.json in it). Give --lake a new or empty folder.");
    assertThat(home).isDirectoryNotContaining("glob:**_tourniquet.json");
    assertThat(home.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void lakeOnAFile() {
    assertWrongUsage(
        Shell.run("ingest", "--logs", logs, "--lake", logs + "/a.json"),
        "Cannot use " + logs + "/a.json as a lake: it holds something else");
  }

  @Test
  void lakeBelowAFile() {
    assertWrongUsage(
        Shell.run("ingest", "--logs", logs, "--lake", logs + "/a.json/lake"),
        "Choose a folder, or a path where one can be made.");
  }

  @Test
  void reportsWhereALakeIs(SparkSession spark) {
    Path other = folder.resolve("other-lake");
    Lake.openOrCreate(spark, other.toString()).claim();
    String message = ": a lake is there, or around it, and new pages would delete its tables."
        + " Give --reports a folder of its own.";

    for (Path reports : List.of(other, other.resolve("reports"))) {
      assertWrongUsage(
          Shell.run("report", "--lake", other.toString(), "--reports", reports.toString()),
          "Cannot write reports to " + reports + message);
    }
    assertWrongUsage(reportsIn(other.toString()), "Cannot write reports to " + other + message);
    assertWrongUsage(reportsIn(lake), "Cannot write reports to " + lake + message);
    assertWrongUsage(
        Shell.run("run", "--logs", logs, "--lake", lake + "/events/x", "--reports", lake),
        "Cannot write reports to " + lake + message);
    assertThat(other).isDirectoryContaining("glob:**_tourniquet.json");
  }

  @Test
  void reportsThatCannotBeWritten() {
    assertWrongUsage(
        reportsIn(logs + "/a.json"),
        "Cannot write " + logs + "/a.json: file:" + logs
            + "/a.json is a file. Choose a folder, or a path where one can be made.");
    assertWrongUsage(
        reportsIn("locked://" + folder.resolve("secret")),
        "no permission (Permission denied: " + folder.resolve("secret")
            + "). Give this user read and write rights there, or choose another");
  }

  /** The folder itself can be listed, so that it is seen only when events were written already. */
  @Test
  void inventoryOfWhichAPartMayNotBeListedIsAFailureOnceSomethingIsWritten() throws IOException {
    Path inventory = folder.resolve("inventory");
    Files.createDirectories(inventory.resolve("20260301T000000Z/secret"));

    Shell shell = runWith("--inventory", "locked://" + inventory);

    assertThat(shell.err())
        .contains(
            "Failed: Cannot ", "Permission denied: ", "The lake is as the last commit left it");
    assertThat(shell.status()).isEqualTo(3);
    assertThat(Path.of(lake)).isDirectory();
  }

  @Test
  void lakeThatAnotherVersionMade() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        other.resolve("_tourniquet.json"), "{\"format\": \"tourniquet-lake\", \"version\": 1}");
    String message = "Cannot use the lake " + other
        + ": its tables have the form 1 and this version of Tourniquet reads form 5. Use the version that made it,"
        + " or ingest the logs into a new --lake.";

    assertWrongUsage(Shell.run("ingest", "--logs", logs, "--lake", other.toString()), message);
    assertWrongUsage(Shell.run("pivot", "identity", "alice", "--lake", other.toString()), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pivot|identity|alice",
        "hunt|sql|SELECT 1",
        "build||",
        "triage||",
        "report|--reports|/tmp/none"
      })
  void lakeThatIsNotThere(String command, String first, String second) {
    Shell shell = first == null
        ? Shell.run(command, "--lake", lake)
        : Shell.run(command, first, second, "--lake", lake);

    assertWrongUsage(
        shell,
        "Cannot open the lake " + lake
            + ": there is no _tourniquet.json in it. Run `./tourniquet ingest --logs … --lake "
            + lake + "` first, or mend --lake.");
  }

  @Test
  void organizationFileWithAWrongKey() {
    assertWrongUsage(
        runWith("--org", file("org.yml", "organization: o-exampleorgid\nacounts: []\n")),
        folder.resolve("org.yml") + ":2: acounts: Unknown key");
  }

  @Test
  void organizationFileThatIsNotThere() {
    assertWrongUsage(
        runWith("--org", folder.resolve("none.yml").toString()),
        "Cannot read the organization file");
  }

  @Test
  void ruleFileThatIsNoYaml() {
    assertWrongUsage(
        runWith("--rules", file("bad.yml", "title: x\ndetection: [unclosed\n")),
        folder.resolve("bad.yml") + ":3:");
  }

  @Test
  void ruleWithAModifierThatDoesNotExist() {
    String rule = """
        title: x
        id: 0d2b5dc5-1111-4222-8333-444455556666
        logsource: {product: aws, service: cloudtrail}
        detection:
          a:
            eventName|sounds: like
          condition: a
        """;

    assertWrongUsage(runWith("--rules", file("bad.yml", rule)), folder.resolve("bad.yml") + ":6:");
    assertThat(runWith("--rules", file("bad.yml", rule)).err()).contains("sounds");
  }

  @Test
  void optionsThatDoNotExist() {
    Shell shell = Shell.run("run", "--lakes");

    assertThat(shell.status()).isEqualTo(2);
    assertThat(shell.err()).contains("Unknown option: '--lakes'");
  }

  @Test
  void timesAndDaysThatAreNone() {
    assertThat(Shell.run("triage", "--lake", lake, "--as-of", "yesterday").status())
        .isEqualTo(2);
    assertThat(Shell.run("pivot", "ip", "203.0.113.7", "--lake", lake, "--from", "1.3.2026")
            .err())
        .contains("--from");
    assertThat(Shell.run("pivot", "shoe", "size", "--lake", lake).err()).contains("shoe");
  }

  @Test
  void limitsThatAreNone() {
    assertWrongUsage(
        Shell.run("ingest", "--logs", logs, "--lake", lake, "--max-object-bytes", "0"),
        "Invalid limits: each must be at least 1");
  }

  @Test
  void lakeWhoseTableIsDamagedFailsWithThree() throws IOException {
    Path damaged = folder.resolve("damaged");
    Path log = Files.createDirectories(damaged.resolve("event_entities/_delta_log"));
    Files.writeString(damaged.resolve("_tourniquet.json"), "{}");
    Files.writeString(log.resolve("00000000000000000000.json"), "{\"no\": \"commit\"}");

    Shell shell = Shell.run("pivot", "ip", "203.0.113.7", "--lake", damaged.toString());

    assertThat(shell.status()).isEqualTo(3);
    assertThat(shell.err())
        .startsWith("Failed: ")
        .endsWith(". The lake is as the last commit left it: run again to go on from there.\n")
        .doesNotContain("\tat ");
  }

  private Shell reportsIn(String other) {
    return Shell.run("run", "--logs", logs, "--lake", lake, "--reports", other);
  }

  private Shell runWith(String option, String value) {
    return Shell.run("run", "--logs", logs, "--lake", lake, "--reports", reports, option, value);
  }

  private String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void assertWrongUsage(Shell shell, String message) {
    assertThat(shell.err()).contains(message).doesNotContain("\tat ");
    assertThat(shell.status()).isEqualTo(2);
    assertThat(shell.out()).isEmpty();
    assertThat(Path.of(lake)).doesNotExist();
    assertThat(Path.of(reports)).doesNotExist();
  }
}
