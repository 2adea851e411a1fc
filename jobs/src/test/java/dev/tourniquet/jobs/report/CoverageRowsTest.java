package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.Given;
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

    assertThat(CoverageRows.of(coverage, integrity))
        .containsExactly(
            new Investigation.Coverage(
                ACCOUNT, "eu-west-1", null, null, 0, 0, List.of("verify: 2 × log missing")),
            new Investigation.Coverage(ACCOUNT, "us-east-1", FIRST, LAST, 2, 5, List.of()));
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
