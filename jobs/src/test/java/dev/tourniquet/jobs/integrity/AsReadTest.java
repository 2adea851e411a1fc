package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class AsReadTest {
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
        log("s3://logs/other-scheme", "valid", "ab12"));
    var files = given(
        spark,
        Files.TABLE,
        read("same", "ab12"),
        read("other", "cd34"),
        read("modified", "cd34"),
        read("read-in-part", null),
        read("s3a://logs/other-scheme", "cd34"));

    assertThat(then(AsRead.of(integrity, files), LogIntegrity.OBJECT, LogIntegrity.STATUS))
        .containsExactlyInAnyOrder(
            tuple("same", "valid"),
            tuple("other", AsRead.NOT_AS_READ),
            tuple("modified", "modified"),
            tuple("never-read", "valid"),
            tuple("read-in-part", "valid"),
            tuple("s3://logs/other-scheme", AsRead.NOT_AS_READ));
    assertThat(then(IntegrityGaps.of(AsRead.of(integrity, files)), IntegrityGaps.GAPS)
            .toString())
        .contains("verify: 1 × log modified", "verify: 2 × log not-as-read");
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
