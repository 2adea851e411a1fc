package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class AsReadTest {
  private static final String LOG =
      "AWSLogs/111122223333/CloudTrail/us-east-1/2026/02/28/111122223333_CloudTrail_us-east-1_20260228T0105Z_%s.json.gz";
  private static final String OLD = LOG.formatted("old");
  private static final String PLANTED = LOG.formatted("planted");
  private static final String NAMED = LOG.formatted("named");

  @Test
  void aWholeLogProvesNothingOfEventsThatCameFromOtherBytes(SparkSession spark) {
    var integrity = given(
        spark,
        LogIntegrity.TABLE,
        log("same", "valid", "ab12"),
        log("other", "valid", "ab12"),
        log("modified", "modified", "ab12"),
        log("never-read", "valid", "ab12"),
        log("read-in-part", "valid", "ab12"),
        log("s3://logs/other-scheme", "valid", "ab12"),
        log("replaced", "valid", "ab12"));
    var files = given(
        spark,
        Files.TABLE,
        read("same", "ab12"),
        read("other", "cd34"),
        read("modified", "cd34"),
        read("read-in-part", null),
        read("s3a://logs/other-scheme", "cd34"),
        read("replaced", "ab12"),
        read("replaced", "9f00"));

    assertThat(then(AsRead.of(integrity, files), LogIntegrity.OBJECT, LogIntegrity.STATUS))
        .containsExactlyInAnyOrder(
            tuple("same", "valid"),
            tuple("other", AsRead.NOT_AS_READ),
            tuple("modified", "modified"),
            tuple("never-read", "valid"),
            tuple("read-in-part", "valid"),
            tuple("s3://logs/other-scheme", AsRead.NOT_AS_READ),
            tuple("replaced", AsRead.NOT_AS_READ));
    assertThat(then(IntegrityGaps.of(AsRead.of(integrity, files)), IntegrityGaps.GAPS)
            .toString())
        .contains("verify: 1 × log modified", "verify: 3 × log not-as-read");
  }

  @Test
  void aLogWithEventsNewerThanItsNameDoesNotHideBeforeTheFirstDigest(SparkSession spark) {
    var integrity = given(
        spark,
        LogIntegrity.TABLE,
        Given.row()
            .with(LogIntegrity.KIND, "gap")
            .with(LogIntegrity.REASON, "before-first-digest")
            .with(LogIntegrity.ROOT, "s3://logs/")
            .with(LogIntegrity.ACCOUNT, "111122223333")
            .with(LogIntegrity.REGION, "us-east-1")
            .with(LogIntegrity.LOGS, 2L)
            .with(LogIntegrity.POSITION, -1),
        log("s3://logs/" + NAMED, "valid", "ab12"));
    var files = given(
        spark,
        Files.TABLE,
        events("s3a://logs/" + OLD, "2026-02-28T01:00:00Z"),
        events("s3a://logs/" + PLANTED, "2026-03-08T12:00:00Z"),
        events("s3a://logs/" + NAMED, "2026-03-08T12:00:00Z"),
        events("s3a://logs/" + PLANTED.replace("us-east-1", "eu-west-1"), "2026-03-08T12:00:00Z"));

    assertThat(then(
            BackdatedLogs.of(integrity, files),
            LogIntegrity.OBJECT,
            LogIntegrity.REASON,
            LogIntegrity.ACCOUNT,
            LogIntegrity.REGION))
        .containsExactly(
            tuple("s3a://logs/" + PLANTED, "log-not-signed", "111122223333", "us-east-1"));
  }

  private static Given events(String object, String last) {
    return read(object, "ab12").with(Files.KIND, "LOG").with(Files.LAST_EVENT, Instant.parse(last));
  }

  private static Given log(String object, String status, String sha256) {
    return Given.row()
        .with(LogIntegrity.OBJECT, object)
        .with(LogIntegrity.KIND, "log")
        .with(LogIntegrity.STATUS, status)
        .with(LogIntegrity.SHA256, sha256)
        .with(LogIntegrity.POSITION, 0);
  }

  private static Given read(String object, String sha256) {
    return Given.row().with(Files.OBJECT, object).with(Files.CONTENT_SHA256, sha256);
  }
}
