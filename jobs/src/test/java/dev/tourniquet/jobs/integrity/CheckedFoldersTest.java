package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CheckedFoldersTest {
  private static final String ONE =
      "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/x.json.gz";
  private static final String TWO =
      "AWSLogs/444455556666/CloudTrail/us-east-1/2026/03/01/x.json.gz";

  @Test
  void aCheckOfOneAccountLeavesWhatIsKnownOfTheOthers(SparkSession spark) {
    assertThat(left(spark, "s3a://logs/AWSLogs/111122223333/"))
        .containsExactlyInAnyOrder(
            "s3://logs/" + TWO, "444455556666 us-east-1", "444455556666 eu-west-1", "elsewhere");
  }

  @Test
  void aCheckOfOneRegionLeavesWhatIsMissingInAnother(SparkSession spark) {
    assertThat(left(spark, "s3://logs/AWSLogs/444455556666/CloudTrail/eu-west-1"))
        .containsExactlyInAnyOrder(
            "s3://logs/" + ONE,
            "s3://logs/" + TWO,
            "111122223333 us-east-1",
            "444455556666 us-east-1",
            "elsewhere");
  }

  @Test
  void aCheckOfOneDayTellsOfItsObjectsAlone(SparkSession spark) {
    assertThat(left(spark, "s3a://logs/AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01"))
        .hasSize(5)
        .doesNotContain("s3://logs/" + ONE);
    assertThat(left(spark, "s3a://logs/AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/0"))
        .as("no folder")
        .hasSize(6);
  }

  @Test
  void aCheckOfTheWholeBucketAnswersAllOfIt(SparkSession spark) {
    for (String whole : List.of("s3a://logs/", "s3://logs", "s3://logs/AWSLogs")) {
      assertThat(left(spark, whole)).containsExactly("elsewhere");
    }
  }

  private static List<String> left(SparkSession spark, String logs) {
    var earlier = given(
        spark,
        LogIntegrity.TABLE,
        there("s3://logs/" + ONE),
        there("s3://logs/" + TWO),
        missing("s3://logs/", "111122223333", "us-east-1"),
        missing("s3://logs/", "444455556666", "us-east-1"),
        missing("s3a://logs/", "444455556666", "eu-west-1"),
        there("elsewhere"));
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Column answered = CheckedFolders.of(List.of(logs), hadoop).answered();
    return earlier.where(not(answered)).collectAsList().stream()
        .map(row -> row.<String>getAs(LogIntegrity.OBJECT.name()) == null
            ? row.getAs(LogIntegrity.ACCOUNT.name()) + " " + row.getAs(LogIntegrity.REGION.name())
            : row.<String>getAs(LogIntegrity.OBJECT.name()))
        .toList();
  }

  private static Given there(String object) {
    return row("log", "modified").with(LogIntegrity.OBJECT, object);
  }

  private static Given missing(String root, String account, String region) {
    return row("log", "missing")
        .with(LogIntegrity.ROOT, root)
        .with(LogIntegrity.ACCOUNT, account)
        .with(LogIntegrity.REGION, region);
  }

  private static Given row(String kind, String status) {
    return Given.row()
        .with(LogIntegrity.KIND, kind)
        .with(LogIntegrity.STATUS, status)
        .with(LogIntegrity.POSITION, 0);
  }
}
