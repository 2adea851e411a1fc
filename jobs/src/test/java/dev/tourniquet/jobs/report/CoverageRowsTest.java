package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.ingest.Quarantine;
import dev.tourniquet.jobs.integrity.LogGaps;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.report.Investigation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CoverageRowsTest {
  private static final String ACCOUNT = "111122223333";
  private static final Instant FIRST = Instant.parse("2026-03-01T01:00:00Z");
  private static final Instant LAST = Instant.parse("2026-03-01T02:00:00Z");

  @Test
  void aRegionWhoseLogsWereDeletedBeforeTheyWereReadIsTold(SparkSession spark) {
    var coverage = given(
        spark,
        Coverage.TABLE,
        Given.row()
            .with(Coverage.DAY, LocalDate.parse("2026-03-01"))
            .with(Coverage.ACCOUNT, ACCOUNT)
            .with(Coverage.REGION, "us-east-1")
            .with(Coverage.FILES, 2L)
            .with(Coverage.EVENTS, 5L)
            .with(Coverage.HOURS, 6)
            .with(Coverage.FIRST, FIRST)
            .with(Coverage.LAST, LAST));
    var integrity = given(
        spark,
        LogIntegrity.TABLE,
        log("us-east-1", "valid"),
        log("eu-west-1", "missing"),
        log("eu-west-1", "missing"),
        log("eu-north-1", "valid"));

    assertThat(CoverageRows.of(
            coverage,
            LogGaps.of(integrity, given(spark, Quarantine.TABLE), given(spark, Files.TABLE))))
        .containsExactly(
            new Investigation.Coverage(
                ACCOUNT, "eu-west-1", null, null, 0, 0, List.of("verify: 2 × log missing")),
            new Investigation.Coverage(ACCOUNT, "us-east-1", FIRST, LAST, 2, 5, List.of()));
  }

  @Test
  void whatIsInQuarantineIsAGapOfTheAccountAndRegionOfItsKey(SparkSession spark) {
    String folder = "s3a://logs/AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/";
    String again = folder + "111122223333_CloudTrail_us-east-1_20260301T0005Z_Again.json.gz";
    String broken = "s3a://logs/flat/111122223333_CloudTrail_eu-west-1_20260301T0005Z_AbC.json.gz";
    var quarantine = given(
        spark,
        Quarantine.TABLE,
        part(folder + "refused.json", "UNREADABLE", 0, false),
        part(again, "UNREADABLE", 0, false),
        part(broken, "BROKEN_JSON", 7, false),
        part(broken, "BROKEN_JSON", 9, false),
        part(broken, "WRONG_TYPE", 11, true),
        part("file:/logs/a.json", "CUT_OFF", 3, false));
    var files = given(
        spark,
        Files.TABLE,
        Given.row().with(Files.OBJECT, again.replace("s3a:", "s3:")),
        Given.row().with(Files.OBJECT, broken));

    var gaps = LogGaps.of(
        given(spark, LogIntegrity.TABLE, log("eu-west-1", "missing")), quarantine, files);

    assertThat(CoverageRows.of(given(spark, Coverage.TABLE), gaps))
        .containsExactly(
            gap("", "", "quarantine: 1 parts of 1 objects not read"),
            gap(
                ACCOUNT,
                "eu-west-1",
                "quarantine: 2 parts of 1 objects not read",
                "verify: 1 × log missing"),
            gap(ACCOUNT, "us-east-1", "quarantine: 1 parts of 1 objects not read"));
  }

  @Test
  void anObjectThatWasReadWholeLaterIsNoGapAnyMore(SparkSession spark) {
    String folder = "s3a://logs/AWSLogs/111122223333/CloudTrail/%s/2026/03/01/";
    String name = "111122223333_CloudTrail_%s_20260301T0005Z_%s.json.gz";
    String again = folder.formatted("us-east-1") + name.formatted("us-east-1", "again");
    String copied = folder.formatted("us-east-1") + name.formatted("us-east-1", "copied");
    String packed = again.replace("again.json.gz", "packed.json");
    String emptied = folder.formatted("eu-west-1") + name.formatted("eu-west-1", "emptied");
    String twice = folder.formatted("eu-west-1") + name.formatted("eu-west-1", "twice");
    String earlier = folder.formatted("eu-west-1") + name.formatted("eu-west-1", "earlier");
    var quarantine = given(
        spark,
        Quarantine.TABLE,
        part(again, "CUT_OFF", 500, false).with(Quarantine.BATCH, 1L),
        part(copied, "BROKEN_JSON", 7, false).with(Quarantine.BATCH, 1L),
        part(copied, "BROKEN_JSON", 9, false).with(Quarantine.BATCH, 1L),
        part(emptied, "CUT_OFF", 500, false).with(Quarantine.BATCH, 1L),
        part(twice, "CUT_OFF", 500, false).with(Quarantine.BATCH, 1L),
        part(twice, "CUT_OFF", 700, false).with(Quarantine.BATCH, 2L),
        part(earlier, "CUT_OFF", 3, false).with(Quarantine.BATCH, 2L),
        part(packed + ".zst", "SKIPPED", 0, false).with(Quarantine.BATCH, 1L));
    String mended = "file:/mended/" + name.formatted("us-east-1", "copied").replace(".gz", "");
    var files = given(
        spark,
        Files.TABLE,
        read(packed + ".zst", 1, 0, 0),
        read("file:/unpacked/" + name.formatted("us-east-1", "packed"), 2, 4, 0),
        read(again, 1, 3, 0),
        read(again.replace("s3a:", "s3:"), 2, 4, 3),
        read(copied, 1, 3, 0),
        read(mended, 2, 2, 3),
        read(emptied, 1, 3, 0),
        read(emptied, 2, 0, 0),
        read(twice, 1, 3, 0),
        read(twice, 2, 3, 3),
        read(earlier, 1, 9, 0),
        read(earlier, 2, 0, 2));

    var gaps = LogGaps.of(given(spark, LogIntegrity.TABLE), quarantine, files);

    assertThat(CoverageRows.of(given(spark, Coverage.TABLE), gaps))
        .as(
            "one with less than was read before proves nothing, nor does one that was whole before it was broken")
        .containsExactly(gap(ACCOUNT, "eu-west-1", "quarantine: 4 parts of 3 objects not read"));
  }

  private static Given read(String object, long batch, long events, long duplicates) {
    return Given.row()
        .with(Files.OBJECT, object)
        .with(Files.BATCH, batch)
        .with(Files.EVENTS, events)
        .with(Files.DUPLICATES, duplicates);
  }

  private static Investigation.Coverage gap(String account, String region, String... gaps) {
    return new Investigation.Coverage(account, region, null, null, 0, 0, List.of(gaps));
  }

  private static Given part(String object, String reason, long position, boolean kept) {
    return Given.row()
        .with(Quarantine.OBJECT, object)
        .with(Quarantine.REASON, reason)
        .with(Quarantine.POSITION, position)
        .with(Quarantine.EVENT_KEPT, kept);
  }

  private static Given log(String region, String status) {
    return Given.row()
        .with(LogIntegrity.KIND, "log")
        .with(LogIntegrity.ACCOUNT, ACCOUNT)
        .with(LogIntegrity.REGION, region)
        .with(LogIntegrity.STATUS, status)
        .with(LogIntegrity.POSITION, 0);
  }
}
