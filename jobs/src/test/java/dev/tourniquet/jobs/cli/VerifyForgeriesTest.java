package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.integrity.SignedBucket;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Digests that are not what AWS signed, or not where. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyForgeriesTest {
  private TamperedBucket bucket;

  @BeforeAll
  void tamperAndVerify(SparkSession spark, @TempDir Path folder) throws IOException {
    bucket = new TamperedBucket(folder);
    bucket.chain("11").sign(2, bucket.chain("11").content(2), TamperedBucket.STRANGER);
    bucket.chain("12").sign(2, bucket.chain("12").content(2), TamperedBucket.PRETENDER);
    bucket.chain("13").sign(2, bucket.chain("13").content(2), TamperedBucket.OLD);
    SignedBucket truncated = bucket.chain("14");
    Path digest = truncated.path(truncated.digestKey(2));
    Files.write(digest, Arrays.copyOf(Files.readAllBytes(digest), 150));
    SignedBucket other = bucket.chain("15").by("other").hours(1, 4);
    copyDigest(other, 2, bucket.chain("15"));
    SignedBucket replaced = bucket.chain("16");
    ObjectNode content = replaced.content(2);
    content.withArray("logFiles").remove(0);
    replaced.sign(2, content, TamperedBucket.AWS);
    bucket.chain("17").metadata(2, bucket.chain("17").signature(2), "MD5withRSA");
    Files.delete(bucket.chain("18").path(bucket.chain("18").digestKey(2) + ".metadata.json"));
    SignedBucket.write(bucket.chain("19").path(bucket.chain("19").digestKey(2)), bomb());
    SignedBucket.write(
        bucket.chain("20").path(bucket.chain("20").digestKey(2)),
        SignedBucket.gzip(("{\"digestS3Object\":\"\u202e\u001b[2J\",\"x\":" + "[".repeat(100_000))
            .getBytes(StandardCharsets.UTF_8)));
    copyDigest(bucket.chain("21"), 1, bucket.chain("21"));
    bucket.chain("22").metadata(2, bucket.chain("22").signature(1), "SHA256withRSA");
    Path stored = bucket.chain("23").path(bucket.chain("23").digestKey(2));
    SignedBucket.write(stored, SignedBucket.plain(stored));
    unpack(bucket.chain("67"));
    SignedBucket later = bucket.chain("68");
    later.backfill(1, "late", TamperedBucket.OLD, "2020-12-31T00:00:00Z");
    later.backfill(4, "late", TamperedBucket.AWS, "2026-03-09T00:00:00Z");
    bucket.chain("69").backfill(1, "late", TamperedBucket.OLD, "2026-03-09T00:00:00Z");
    SignedBucket doubled = bucket.chain("66");
    doubled.by("forged").hours(4, 4);
    ObjectNode claim = doubled.by("forged").content(4);
    ((ObjectNode) claim.at("/logFiles/0")).put("s3Object", doubled.logKey(2, "a"));
    doubled.by("forged").sign(4, claim, TamperedBucket.STRANGER);
    bucket.verify();
  }

  @Test
  void aDigestSignedWithAnotherKeyProvesNothing() {
    for (String forged : List.of("11", "12", "13", "17", "18")) {
      assertThat(bucket.wrong(forged))
          .contains(
              "digest@02:00 bad-signature",
              "log a bad-signature",
              "log b bad-signature",
              "no-signed-digest 01:00-02:00")
          .hasSize(4);
    }
    assertThat(bucket.details("11")).contains("INVALID: public key not found for fingerprint cc33");
    assertThat(bucket.details("12")).contains("INVALID: signature verification failed");
    assertThat(bucket.details("13")).anyMatch(detail -> detail.contains("bb22 was not valid then"));
    assertThat(bucket.details("17"))
        .anyMatch(detail -> detail.contains("its algorithm is MD5withRSA"));
    assertThat(bucket.details("18"))
        .anyMatch(detail -> detail.contains("has none in its metadata"));
  }

  @Test
  void aDigestThatCannotBeReadProvesNothing() {
    for (String broken : List.of("14", "19", "20")) {
      assertThat(bucket.wrong(broken))
          .contains("digest@02:00 modified", "no-signed-digest 01:00-02:00", "log-not-signed a");
    }
    assertThat(bucket.shell().out()).doesNotContain("\u202e", "\u001b");
  }

  @Test
  void theDigestOfAnotherTrailIsOutOfPlace() {
    assertThat(bucket.wrong("15"))
        .contains("digest@02:00 modified", "no-signed-digest 01:00-02:00");
    assertThat(bucket.details("15")).contains("INVALID: has been moved from its original location");
  }

  @Test
  void aSignedDigestThatTheNextOneDoesNotKnowWasReplaced() {
    assertThat(bucket.wrong("16"))
        .containsExactlyInAnyOrder("digest@02:00 modified", "log-not-signed a");
    assertThat(bucket.details("16")).contains("INVALID: the digest after it names another hash");
  }

  @Test
  void anEarlierDigestOfTheSameTrailIsOutOfPlace() {
    assertThat(bucket.wrong("21"))
        .contains("digest@02:00 modified", "no-signed-digest 01:00-02:00", "log-not-signed a");
    assertThat(bucket.details("21")).contains("INVALID: has been moved from its original location");
  }

  @Test
  void aForgedDigestTakesNothingFromALogThatASignedOneNames() {
    assertThat(bucket.of("66"))
        .filteredOn(line -> line.path("kind").asText().equals("log")
            && line.path("key").asText().contains("T0130Z_amain"))
        .extracting(line -> line.path("status").asText())
        .containsExactly("valid");
  }

  @Test
  void theSignatureOfAnotherDigestDoesNotFit() {
    assertThat(bucket.wrong("22")).contains("digest@02:00 bad-signature", "log a bad-signature");
  }

  @Test
  void aDigestThatIsNotCompressedAnyMoreIsTheSame() {
    assertThat(bucket.wrong("23")).isEmpty();
  }

  @Test
  void unpackingABucketTakesNothingFromItsProof() {
    assertThat(bucket.wrong("67")).isEmpty();
    assertThat(bucket.of("67")).hasSize(12);
  }

  @Test
  void aDigestThatWasWrittenLaterSpeaksForTheLogsThatTheHoursMissed() {
    assertThat(bucket.wrong("68")).isEmpty();
    assertThat(bucket.of("68")).hasSize(16);
    assertThat(bucket.details("69")).anyMatch(detail -> detail.contains("bb22 was not valid then"));
  }

  /** As {@code gunzip -r} does it. */
  private static void unpack(SignedBucket of) throws IOException {
    for (int hour = 1; hour <= 4; hour++) {
      for (String key : List.of(of.digestKey(hour), of.logKey(hour, "a"), of.logKey(hour, "b"))) {
        SignedBucket.write(of.path(key.replace(".gz", "")), SignedBucket.plain(of.path(key)));
        Files.delete(of.path(key));
      }
    }
  }

  private static void copyDigest(SignedBucket from, int hour, SignedBucket to) throws IOException {
    for (String suffix : List.of("", ".metadata.json")) {
      Files.write(
          to.path(to.digestKey(2) + suffix),
          Files.readAllBytes(from.path(from.digestKey(hour) + suffix)));
    }
  }

  private static byte[] bomb() {
    return SignedBucket.gzip(new byte[65 << 20]);
  }
}
