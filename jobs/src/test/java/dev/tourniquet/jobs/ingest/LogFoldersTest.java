package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.FolderDays;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.LockedFileSystem;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where logs are looked for. */
@SparkTest
class LogFoldersTest {
  @TempDir
  Path folder;

  @Test
  void onlyTheFoldersOfTheDaysAskedForAreRead(SparkSession spark) {
    var days = new FolderDays(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-04-30"));
    Logs window = new Logs(folder.resolve("window"))
        .put("AWSLogs/1/CloudTrail/us-east-1/2026/03/01/a.json", event("w1", "01", ""))
        .put("AWSLogs/1/CloudTrail/us-east-1/2026/03/02/a.json", event("w2", "02", ""))
        .put("AWSLogs/1/CloudTrail/us-east-1/2025/12/31/a.json", event("w3", "03", ""))
        .put("flat.json", event("w4", "04", ""));
    Lake other = Lake.openOrCreate(spark, folder.resolve("window-lake").toString());

    LoadEvents.run(
        other, new IngestOptions(List.of(window.root().toString()), Limits.DEFAULT, days));

    assertThat(other.read(Events.TABLE).collectAsList())
        .extracting(row -> row.<String>getAs("eventID"))
        .containsExactlyInAnyOrder("w2", "w4");
    assertThat(LoadEvents.run(other, window.options()).events()).isEqualTo(2);
  }

  @Test
  void logsBelowAFolderOfFourDigitsAreReadWhateverTheDays(SparkSession spark) {
    var days = new FolderDays(LocalDate.parse("2026-03-02"), null);
    Logs logs = new Logs(folder.resolve("customers"))
        .put("1042/AWSLogs/1/CloudTrail/us-east-1/2026/03/01/a.json", event("c1", "01", ""))
        .put("1042/AWSLogs/1/CloudTrail/us-east-1/2026/03/02/a.json", event("c2", "02", ""))
        .put("2021/AWSLogs/1/CloudTrail/us-east-1/2026/03/02/b.json", event("c3", "03", ""));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("customers-lake").toString());

    LoadEvents.run(lake, new IngestOptions(List.of(logs.root().toString()), Limits.DEFAULT, days));

    assertThat(lake.read(Events.TABLE).collectAsList())
        .extracting(row -> row.<String>getAs("eventID"))
        .containsExactlyInAnyOrder("c2", "c3");
  }

  @Test
  void aFolderThatIsMissingEmptyOrLockedLosesNothing(SparkSession spark) throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path secret = Files.createDirectories(folder.resolve("secrets"));
    LockedFileSystem.settings(spark);
    Logs logs = new Logs(folder.resolve("logs")).put("a.json", event("a", "01", ""));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    LoadEvents.run(lake, logs.options());
    OptionalLong before = lake.version(Events.TABLE);

    assertThatThrownBy(() -> LoadEvents.run(lake, new Logs(folder.resolve("nowhere")).options()))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot find the logs " + folder.resolve("nowhere")
                + ". Check --logs: it names a file, a folder or an s3a:// prefix that holds CloudTrail objects.");
    assertThatThrownBy(() -> LoadEvents.run(lake, new Logs(empty).options()))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot ingest: there is no object below " + empty
                + ". Check --logs: CloudTrail writes AWSLogs/<account>/CloudTrail/<region>/yyyy/mm/dd/*.json.gz.");
    assertThatThrownBy(() ->
            LoadEvents.run(lake, new IngestOptions(List.of("locked://" + secret), Limits.DEFAULT)))
        .isInstanceOf(LakeException.class)
        .hasMessage("Cannot list locked:" + secret + ": Permission denied: " + secret
            + ". Check that this user may list and read there.");
    assertThat(lake.version(Events.TABLE)).isEqualTo(before);
  }
}
