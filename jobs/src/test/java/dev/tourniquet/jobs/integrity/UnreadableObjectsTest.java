package dev.tourniquet.jobs.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One object that its store refuses takes nothing from the answers about the others. */
@SparkTest
class UnreadableObjectsTest {
  private static final SigningKey AWS =
      SigningKey.of("aa11", "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
  private static final String CHECK = ". Check that this user may read it, then verify again.";

  @TempDir
  Path folder;

  @Test
  void eachIsToldWithTheReasonAndTheOthersAreChecked(SparkSession spark) throws IOException {
    SignedBucket bucket = SignedBucket.of(folder, "111122223333", AWS).hours(1, 5);
    RefusingFileSystem.mark(bucket.path(bucket.logKey(1, "a")), "refused");
    RefusingFileSystem.mark(bucket.path(bucket.logKey(2, "a")), "short");
    RefusingFileSystem.mark(bucket.path(bucket.digestKey(4)), "refused");

    List<String> told = verify(spark);

    assertThat(told)
        .containsExactlyInAnyOrder(
            "gap 111122223333_CloudTrail_us-east-1_20260301T0030Z_amain.json.gz unreadable Cannot read the object:"
                + " 111122223333_CloudTrail_us-east-1_20260301T0030Z_amain.json.gz: 403: Access Denied"
                + CHECK,
            "gap 111122223333_CloudTrail_us-east-1_20260301T0130Z_amain.json.gz unreadable Cannot read the object: it has %d bytes, and %d were listed%s"
                .formatted(
                    bucket.path(bucket.logKey(2, "a")).toFile().length() / 2,
                    bucket.path(bucket.logKey(2, "a")).toFile().length(),
                    CHECK),
            "gap 111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_20260301T040000Z.json.gz unreadable Cannot read the"
                + " object: 111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_20260301T040000Z.json.gz: 403: Access"
                + " Denied" + CHECK,
            "gap 111122223333_CloudTrail_us-east-1_20260301T0330Z_amain.json.gz log-not-signed",
            "gap 111122223333_CloudTrail_us-east-1_20260301T0330Z_bmain.json.gz log-not-signed",
            "gap no-signed-digest");
  }

  @Test
  void aStoreThatDoesNotAnswerEndsTheCheck(SparkSession spark) throws IOException {
    SignedBucket bucket = SignedBucket.of(folder, "111122223333", AWS).hours(1, 2);
    RefusingFileSystem.mark(bucket.path(bucket.logKey(1, "a")), "down");

    assertThatThrownBy(() -> verify(spark)).hasRootCauseMessage("Read timed out");
  }

  private List<String> verify(SparkSession spark) throws IOException {
    RefusingFileSystem.use(spark);
    byte[] keys = ("[" + AWS.listed() + "]").getBytes(StandardCharsets.UTF_8);
    var told = new ArrayList<String>();
    VerifyLogs.run(
        spark,
        List.of("refusing://" + folder),
        TrustedKeys.read(new ByteArrayInputStream(keys)),
        facts -> facts.where(LogIntegrity.alarming()).collectAsList().stream()
            .map(UnreadableObjectsTest::told)
            .forEach(told::add));
    return told;
  }

  private static String told(Row row) {
    String key = row.getAs(LogIntegrity.KEY.name());
    String status = row.getAs(LogIntegrity.STATUS.name());
    String detail = row.getAs(LogIntegrity.DETAIL.name());
    return String.join(
            " ",
            row.<String>getAs(LogIntegrity.KIND.name()),
            key == null ? "" : key.substring(key.lastIndexOf('/') + 1),
            status == null ? row.<String>getAs(LogIntegrity.REASON.name()) : status,
            detail == null ? "" : detail)
        .replaceAll(" +", " ")
        .strip();
  }
}
