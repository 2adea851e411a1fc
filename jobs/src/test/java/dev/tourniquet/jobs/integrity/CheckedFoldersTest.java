package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CheckedFoldersTest {
  private static final String ONE =
      "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/x.json.gz";
  private static final String DIGEST =
      "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/03/%s/111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_202603%sZ.json.gz";
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
    String account = "s3://logs/AWSLogs/444455556666/";
    assertThat(
            left(spark, account + "CloudTrail/eu-west-1", account + "CloudTrail-Digest/eu-west-1"))
        .containsExactlyInAnyOrder(
            "s3://logs/" + ONE,
            "s3://logs/" + TWO,
            "111122223333 us-east-1",
            "444455556666 us-east-1",
            "elsewhere");
  }

  @Test
  void aCheckOfOneDayTellsOfItsObjectsAlone(SparkSession spark) {
    String account = "s3a://logs/AWSLogs/111122223333/";
    assertThat(left(
            spark,
            account + "CloudTrail/us-east-1/2026/03/01",
            account + "CloudTrail-Digest/us-east-1/2026/03/01"))
        .hasSize(5)
        .doesNotContain("s3://logs/" + ONE);
    assertThat(left(
            spark,
            account + "CloudTrail/us-east-1/2026/03/0",
            account + "CloudTrail-Digest/us-east-1/2026/03/01"))
        .as("no folder")
        .hasSize(6);
  }

  @Test
  void aCheckOfTheLogsWithoutTheirDigestsLeavesWhatTheseTold(SparkSession spark) {
    String account = "s3://logs/AWSLogs/111122223333/";
    assertThat(left(spark, account + "CloudTrail/us-east-1"))
        .as("nor did it see what names the log")
        .hasSize(6);
    assertThat(left(spark, account + "CloudTrail-Digest")).hasSize(6);
    assertThat(left(spark, account + "CloudTrail/us-east-1", account + "CloudTrail-Digest"))
        .hasSize(4)
        .doesNotContain("s3://logs/" + ONE, "111122223333 us-east-1");
  }

  @Test
  void aCopyThatBeginsWithTheServiceIsAWholeTreeOfItsOwn(SparkSession spark) {
    var rows = given(
        spark,
        LogIntegrity.TABLE,
        missing("file:/x/", "111122223333", "us-east-1"),
        missing("file:/x/", "111122223333", "eu-west-1"),
        missing("file:/y/", "111122223333", "us-east-1"));

    assertThat(answered(spark, rows, "/x/CloudTrail", "/x/CloudTrail-Digest")).hasSize(2);
    assertThat(answered(spark, rows, "/x/CloudTrail/us-east-1", "/x/CloudTrail-Digest"))
        .hasSize(1);
    assertThat(answered(spark, rows, "/x/CloudTrail")).isEmpty();
    assertThat(answered(spark, rows, "/x/CloudTrail/us-east-1/2026", "/x/CloudTrail-Digest"))
        .isEmpty();
  }

  @Test
  void whatADigestTellsStandsUntilThatDigestIsSeen(SparkSession spark) {
    String named = ONE.replace("/01/x", "/01/111122223333_CloudTrail_us-east-1_20260301T2355Z_x");
    String digest = DIGEST.formatted("02", "02T005200");
    var rows = given(
        spark,
        LogIntegrity.TABLE,
        there("s3://logs/" + named).with(LogIntegrity.DIGEST, digest),
        row("digest", "missing")
            .with(LogIntegrity.OBJECT, "s3a://logs/" + DIGEST.formatted("01", "01T235200"))
            .with(LogIntegrity.DIGEST, digest),
        row("digest", "modified")
            .with(LogIntegrity.OBJECT, "s3a://logs/" + DIGEST.formatted("01", "01T225200")),
        row("gap", null)
            .with(LogIntegrity.REASON, "log-not-signed")
            .with(LogIntegrity.OBJECT, "s3a://logs/" + named.replace("_x", "_y")));
    String logs = "s3a://logs/AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/";
    String digests = "s3a://logs/AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/03/";

    assertThat(answered(spark, rows, logs + "01")).isEmpty();
    assertThat(answered(spark, rows, digests + "01")).containsExactly("digest modified");
    assertThat(answered(spark, rows, logs + "01", digests + "01"))
        .containsExactlyInAnyOrder("digest modified", "gap log-not-signed");
    assertThat(answered(spark, rows, logs + "01", digests + "01", digests + "02"))
        .hasSize(4);
  }

  @Test
  void thatAChainEndsEarlyIsToldByAllRegions(SparkSession spark) {
    var rows = given(
        spark,
        LogIntegrity.TABLE,
        row("gap", null)
            .with(LogIntegrity.REASON, "digests-ended")
            .with(LogIntegrity.ROOT, "s3://logs/")
            .with(LogIntegrity.ACCOUNT, "111122223333")
            .with(LogIntegrity.REGION, "us-east-1"));
    String account = "s3://logs/AWSLogs/111122223333";

    assertThat(answered(
            spark,
            rows,
            account + "/CloudTrail/us-east-1",
            account + "/CloudTrail-Digest/us-east-1"))
        .isEmpty();
    assertThat(answered(spark, rows, account)).hasSize(1);
  }

  @Test
  void aCheckOfTheWholeBucketAnswersAllOfIt(SparkSession spark) {
    for (String whole : List.of("s3a://logs/", "s3://logs", "s3://logs/AWSLogs")) {
      assertThat(left(spark, whole)).containsExactly("elsewhere");
    }
  }

  private static List<String> left(SparkSession spark, String... logs) {
    var earlier = given(
        spark,
        LogIntegrity.TABLE,
        there("s3://logs/" + ONE),
        there("s3://logs/" + TWO),
        missing("s3://logs/", "111122223333", "us-east-1"),
        missing("s3://logs/", "444455556666", "us-east-1"),
        missing("s3a://logs/", "444455556666", "eu-west-1"),
        there("elsewhere"));
    CheckedFolders folders = folders(spark, logs);
    return earlier.collectAsList().stream()
        .filter(row -> !folders.answer(row))
        .map(row -> row.<String>getAs(LogIntegrity.OBJECT.name()) == null
            ? row.getAs(LogIntegrity.ACCOUNT.name()) + " " + row.getAs(LogIntegrity.REGION.name())
            : row.<String>getAs(LogIntegrity.OBJECT.name()))
        .toList();
  }

  private static List<String> answered(SparkSession spark, Dataset<Row> rows, String... logs) {
    CheckedFolders folders = folders(spark, logs);
    return rows.collectAsList().stream()
        .filter(folders::answer)
        .map(row -> row.getAs(LogIntegrity.KIND.name()) + " "
            + (row.getAs(LogIntegrity.STATUS.name()) == null
                ? row.getAs(LogIntegrity.REASON.name())
                : row.getAs(LogIntegrity.STATUS.name())))
        .toList();
  }

  private static CheckedFolders folders(SparkSession spark, String... logs) {
    return CheckedFolders.of(List.of(logs), HadoopSettings.of(spark));
  }

  private static Given there(String object) {
    return row("log", "modified")
        .with(LogIntegrity.OBJECT, object)
        .with(LogIntegrity.DIGEST, DIGEST.formatted("01", "01T005200"));
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
