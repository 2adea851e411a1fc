package dev.tourniquet.jobs.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.lake.RefusingFileSystem;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
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

  @AfterEach
  void everythingIsGiven() {
    RefusingFileSystem.permit();
  }

  /** As S3 does. */
  private static void deny(Path object) {
    RefusingFileSystem.refuse(
        name(object), () -> new AccessDeniedException(name(object), null, "403: Access Denied"));
  }

  private static String name(Path object) {
    return object.getFileName().toString();
  }

  @Test
  void eachIsToldWithTheReasonAndTheOthersAreChecked(SparkSession spark) throws IOException {
    SignedBucket bucket = SignedBucket.of(folder, "111122223333", AWS).hours(1, 5);
    Path half = bucket.path(bucket.logKey(2, "a"));
    deny(bucket.path(bucket.logKey(1, "a")));
    RefusingFileSystem.endEarly(name(half), (int) Files.size(half) / 2);
    deny(bucket.path(bucket.digestKey(4)));

    List<String> told = verify(spark);

    assertThat(told)
        .containsExactlyInAnyOrder(
            "gap 111122223333_CloudTrail_us-east-1_20260301T0030Z_amain.json.gz unreadable Cannot read the object:"
                + " 111122223333_CloudTrail_us-east-1_20260301T0030Z_amain.json.gz: 403: Access Denied"
                + CHECK,
            "gap 111122223333_CloudTrail_us-east-1_20260301T0130Z_amain.json.gz unreadable Cannot read the object: it has %d bytes, and %d were listed%s"
                .formatted(Files.size(half) / 2, Files.size(half), CHECK),
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
    RefusingFileSystem.refuse(
        name(bucket.path(bucket.logKey(1, "a"))),
        () -> new SocketTimeoutException("Read timed out"));

    assertThatThrownBy(() -> verify(spark)).hasRootCauseMessage("Read timed out");
  }

  private List<String> verify(SparkSession spark) throws IOException {
    byte[] keys = ("[" + AWS.listed() + "]").getBytes(StandardCharsets.UTF_8);
    var told = new ArrayList<String>();
    VerifyLogs.run(
        spark,
        List.of(RefusingFileSystem.uri(spark, folder)),
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
