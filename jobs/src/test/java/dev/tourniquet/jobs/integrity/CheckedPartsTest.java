package dev.tourniquet.jobs.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of one day, or of the logs alone, of a bucket with the hours around a midnight. */
@SparkTest(few = true)
class CheckedPartsTest {
  private static final SigningKey AWS =
      SigningKey.of("aa11", "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
  private static final String[] BOTH = {"CloudTrail", "CloudTrail-Digest"};

  @TempDir
  Path folder;

  @Test
  void aCheckOfOneDayMissesNothingOfTheDayBefore(SparkSession spark) throws IOException {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    SignedBucket bucket = bucket();

    assertThat(check(lake, "/us-east-1/2026/03/02", BOTH))
        .as("the digest of midnight names the one before, and the logs of its hour")
        .containsExactlyInAnyOrder("outside 2", "outside _20260301T230000Z.json.gz");

    Files.delete(bucket.path(bucket.logKey(22, "a")));
    assertThat(check(lake, "", BOTH)).containsExactly("log missing 20260301T2130Z_amain.json.gz");
    check(lake, "/us-east-1/2026/03/02", BOTH);
    assertThat(alarms(lake)).as("the other day's").hasSize(1);
    check(lake, "/us-east-1", "CloudTrail");
    assertThat(alarms(lake)).as("without the digests nothing can be missing").hasSize(1);

    bucket.log(22, "a");
    check(lake, "/us-east-1/2026/03/01", BOTH);
    assertThat(alarms(lake)).isEmpty();
  }

  /** The log of an hour lies in the folder of the day, its digest at midnight already in the next one. */
  private SignedBucket bucket() {
    return SignedBucket.of(folder.resolve("logs"), "111122223333", AWS).hours(21, 26);
  }

  /** What is not valid in some folders of the account, in few words; the lake keeps it. */
  private List<String> check(Lake lake, String part, String... services) throws IOException {
    List<String> logs = Stream.of(services)
        .map(service -> folder.resolve("logs/AWSLogs/111122223333/" + service) + part)
        .toList();
    byte[] keys = ("[" + AWS.listed() + "]").getBytes(StandardCharsets.UTF_8);
    var told = new java.util.ArrayList<String>();
    VerifyLogs.run(lake.spark(), logs, TrustedKeys.read(new ByteArrayInputStream(keys)), facts -> {
      told.addAll(told(facts));
      VerifyLogs.keep(lake, facts, logs);
    });
    return told;
  }

  private static List<String> alarms(Lake lake) {
    return told(lake.read(LogIntegrity.TABLE).where(LogIntegrity.alarming()));
  }

  private static List<String> told(Dataset<Row> facts) {
    return facts.collectAsList().stream()
        .filter(row -> !"valid".equals(row.getAs(LogIntegrity.STATUS.name())))
        .filter(row -> !"signed".equals(row.getAs(LogIntegrity.KIND.name())))
        .map(CheckedPartsTest::told)
        .toList();
  }

  private static String told(Row row) {
    String key = row.getAs(LogIntegrity.KEY.name());
    String of = key == null
        ? String.valueOf(row.<Long>getAs(LogIntegrity.LOGS.name()))
        : key.replaceAll(".*us-east-1", "").replaceAll("^_(?=.*main)", "");
    String status = row.getAs(LogIntegrity.STATUS.name());
    return status == null
        ? row.getAs(LogIntegrity.REASON.name()) + " " + of
        : row.getAs(LogIntegrity.KIND.name()) + " " + status + " " + of;
  }
}
