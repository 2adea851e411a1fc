package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class FarTimesTest {
  private static final String DAY = "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/";

  @TempDir
  Path folder;

  @Test
  void eventsOfTheFarFutureAreKeptLikeOthers(SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put(
            "a.json",
            Logs.records(
                at("first", "1970-01-01T00:00:00Z"),
                at("scanned", "9999-12-31T23:59:59Z"),
                at("careful", "2300-01-01T00:00:00.5Z")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    IngestSummary summary = LoadEvents.run(lake, logs.options());

    assertThat(summary).isEqualTo(new IngestSummary(1, 0, 3, 0, 0));
    assertThat(lake.read(Events.TABLE).collectAsList())
        .extracting(row -> row.getAs("eventID"), row -> row.getAs("eventTime"))
        .containsExactlyInAnyOrder(
            tuple("first", Instant.EPOCH),
            tuple("scanned", Instant.parse("9999-12-31T23:59:59Z")),
            tuple("careful", Instant.parse("2300-01-01T00:00:00.5Z")));
  }

  @Test
  void anEventOfTheFarFutureIsNotTheTimeThatVerdictsAreTakenFor(SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put(DAY + "a.json", Logs.records(at("usual", "2026-03-01T10:00:00Z")))
        .put(DAY + "b.json", Logs.records(at("late", "2026-03-02T00:04:00Z")))
        .put(
            DAY + "c.json",
            Logs.records(
                at("before", "2026-03-01T11:00:00Z"), at("planted", "9999-12-31T23:59:59Z")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    LoadEvents.run(lake, logs.options());

    assertThat(NewestEvent.of(lake, Instant.now())).contains(Instant.parse("2026-03-02T00:04:00Z"));
  }

  @Test
  void anObjectWithoutEventsSaysNothingOfTheTime(SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put(DAY + "a.json", Logs.records(at("usual", "2026-03-01T10:00:00Z")))
        .put(DAY + "empty.json", Logs.records())
        .put(
            DAY.replace("CloudTrail", "CloudTrail-Digest")
                + "111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_20260301T105200Z.json.gz",
            "{}");
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    LoadEvents.run(lake, logs.options());

    assertThat(NewestEvent.of(lake, Instant.now())).contains(Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void ofAnObjectWithAnEventOfTheFarFutureTheEndOfItsDayIsBelieved(SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put(DAY + "a.json", Logs.records(at("planted", "2300-01-01T00:00:00Z")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    LoadEvents.run(lake, logs.options());

    assertThat(NewestEvent.of(lake, Instant.now())).contains(Instant.parse("2026-03-02T00:00:00Z"));
  }

  @Test
  void ofObjectsOfUnknownDayWhatIsStillToComeIsNotBelieved(SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put(
            "flat.json",
            Logs.records(
                at("usual", "2026-03-01T11:00:00Z"), at("planted", "9999-12-31T23:59:59Z")))
        .put("older.json", Logs.records(at("before", "2026-03-01T10:00:00Z")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    LoadEvents.run(lake, logs.options());

    Instant now = Instant.parse("2026-03-02T00:00:00Z");
    assertThat(NewestEvent.of(lake, now)).contains(Instant.parse("2026-03-01T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSLogs/111122223333/CloudTrail/us-east-1/9999/12/30/x.json",
        "111122223333_CloudTrail_us-east-1_99991230T0000Z_AbC.json",
        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/04/x.json"
      })
  void ofAnObjectOfADayToComeWhatIsStillToComeIsNotBelieved(String planted, SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put(DAY + "a.json", Logs.records(at("usual", "2026-03-01T11:00:00Z")))
        .put(DAY + "b.json", Logs.records(at("later than its day", "2026-03-03T20:00:00Z")))
        .put(
            planted,
            Logs.records(
                at("before", "2026-03-02T10:00:00Z"),
                at(
                    "planted",
                    planted.contains("2026") ? "2026-03-04T09:00:00Z" : "9999-12-30T09:00:00Z")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    LoadEvents.run(lake, logs.options());

    assertThat(NewestEvent.of(lake, Instant.parse("2026-03-03T00:00:00Z")))
        .contains(Instant.parse("2026-03-02T10:00:00Z"));
  }

  @Test
  void whereNothingElseIsHeldTheFutureIsBelieved(SparkSession spark) {
    Logs logs = new Logs(folder.resolve("logs"))
        .put("flat.json", Logs.records(at("exercise", "2300-01-01T00:00:00Z")));
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());

    LoadEvents.run(lake, logs.options());

    assertThat(NewestEvent.of(lake, Instant.parse("2026-03-02T00:00:00Z")))
        .contains(Instant.parse("2300-01-01T00:00:00Z"));
  }

  private static String at(String id, String time) {
    return Logs.event(id, "01", "").replace("2026-03-01T10:00:00Z", time);
  }
}
