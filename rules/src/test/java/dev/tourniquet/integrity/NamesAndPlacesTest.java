package dev.tourniquet.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.integrity.TrailObject.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndPlacesTest {
  private static final String LOG =
      "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/111122223333_CloudTrail_us-east-1_20260301T0105Z_a.json.gz";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          s3a://bucket/%s              | s3a://bucket/        | %s
          s3a://bucket/some/prefix/%s  | s3a://bucket/some/prefix/ | %s
          file:/copies/bucket/%s       | file:/copies/bucket/ | %s
          """)
  void whatAwsNamesStartsAtAwsLogs(String uri, String root, String tail) {
    assertThat(KeyPlace.of(uri.formatted(LOG))).isEqualTo(new KeyPlace(root, tail.formatted(LOG)));
  }

  @Test
  void anOrganizationTrailHasTheOrganizationInItsKeys() {
    String key = LOG.replace("AWSLogs/", "AWSLogs/o-exampleorgid/");

    assertThat(KeyPlace.of("s3a://b/AWSLogs/old/" + key))
        .isEqualTo(new KeyPlace("s3a://b/AWSLogs/old/", key));
  }

  @Test
  void aPartOfABucketAndAFlatFolderAreComparedByWhatIsThere() {
    KeyPlace part = KeyPlace.of("file:/copy/CloudTrail-Digest/us-east-1/2026/03/01/d.json.gz");
    KeyPlace flat = KeyPlace.of("file:/flat/d.json.gz");

    assertThat(part.of(LOG, "file:/copy/CloudTrail-Digest/us-east-1/2026/03/01/d.json.gz"))
        .isEqualTo(
            new KeyPlace(
                "file:/copy/",
                "CloudTrail/us-east-1/2026/03/01/111122223333_CloudTrail_us-east-1_20260301T0105Z_a.json.gz"));
    assertThat(flat.of(LOG, "file:/flat/d.json.gz"))
        .isEqualTo(new KeyPlace(
            "file:/flat/", "111122223333_CloudTrail_us-east-1_20260301T0105Z_a.json.gz"));
  }

  @Test
  void aKeyThatNamesAPlaceOutsideOfTheTreeIsLookedForNowhereElse() {
    KeyPlace digest = KeyPlace.of("s3a://b/" + LOG);

    assertThat(digest.of("../../etc/passwd", "s3a://b/" + LOG))
        .isEqualTo(new KeyPlace("s3a://b/", "../../etc/passwd"));
    assertThat(digest.of("a\nb", "s3a://b/" + LOG).tail()).isEqualTo("a\nb");
  }

  @Test
  void aDigestsNameTellsItsChainAndALogsNameItsTime() {
    assertThat(
            TrailObject.of(
                "x/111122223333_CloudTrail-Digest_us-east-1_my_own_trail_eu-west-1_20260301T015200Z.json.gz"))
        .contains(new TrailObject(
            Kind.DIGEST,
            "111122223333",
            "us-east-1",
            "my_own_trail_eu-west-1",
            Instant.parse("2026-03-01T01:52:00Z")));
    assertThat(TrailObject.of(LOG))
        .contains(new TrailObject(
            Kind.LOG, "111122223333", "us-east-1", "", Instant.parse("2026-03-01T01:05:00Z")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
          AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/x.json.gz             | 111122223333 us-east-1 2026-03-01
          AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1/2026/03/01/x.json | 111122223333 us-east-1 2026-03-01
          AWSLogs/111122223333/CloudTrail-NetworkActivity/us-east-1/2026/03/01/x.json | 111122223333 us-east-1 2026-03-01
          AWSLogs/111122223333/CloudTrail/us-east-1/x.json.gz                        | 111122223333 us-east-1 .
          AWSLogs/111122223333/extra/2026/x.json.gz                                  | 111122223333 . .
          CloudTrail/us-east-1/2026/03/01/x.json.gz                                  | none
          x.json.gz                                                                  | none
          """)
  void theFoldersTellWhatTheNameDoesNot(String tail, String told) {
    assertThat(LogFolder.of(tail)
            .map(folder ->
                String.join(" ", folder.account(), dot(folder.region()), dot(folder.day()))))
        .isEqualTo(Optional.ofNullable(told));
  }

  private static String dot(String text) {
    return text.isEmpty() ? "." : text;
  }

  @Test
  void aFlatFolderIsFlatWhereverItLies() {
    String name = LOG.substring(LOG.lastIndexOf('/') + 1);

    assertThat(KeyPlace.of("file:/copies/CloudTrail/march/" + name))
        .isEqualTo(new KeyPlace("file:/copies/CloudTrail/march/", name));
    assertThat(
            KeyPlace.of("file:/copies/CloudTrail/us-east-1/2026/03/01/" + name).root())
        .isEqualTo("file:/copies/");
  }

  @Test
  void unpackingAnObjectDoesNotMoveIt() {
    KeyPlace unpacked = KeyPlace.of("s3a://b/" + LOG.replace(".gz", ""));

    assertThat(unpacked.unpacked()).isEqualTo(KeyPlace.of("s3a://b/" + LOG).unpacked());
    assertThat(unpacked.unpacked())
        .isNotEqualTo(KeyPlace.of("s3a://b/" + LOG + ".gz").unpacked());
  }

  @Test
  void aDigestThatWasWrittenLaterIsOfAChainOfItsOwn() {
    TrailObject backfill = TrailObject.of(
            "111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_20260301T015200Z_backfill.json.gz")
        .orElseThrow();

    assertThat(backfill)
        .isEqualTo(new TrailObject(
            Kind.DIGEST,
            "111122223333",
            "us-east-1",
            "main_us-east-1_backfill",
            Instant.parse("2026-03-01T01:52:00Z")));
    assertThat(backfill.isBackfill()).isTrue();
    assertThat(TrailObject.of(LOG).orElseThrow().isBackfill()).isFalse();
    assertThat(DigestSignature.of(Map.of(
            "signature",
            "ab",
            "signature-algorithm",
            "SHA256withRSA",
            "backfill-generation-timestamp",
            "2026-09-01T00:00:00Z")))
        .contains(new DigestSignature(
            "ab", "SHA256withRSA", Optional.of(Instant.parse("2026-09-01T00:00:00Z"))));
    assertThat(DigestSignature.of(Map.of(
            "signature",
            "ab",
            "signature-algorithm",
            "SHA256withRSA",
            "backfill-generation-timestamp",
            "soon")))
        .contains(new DigestSignature("ab", "SHA256withRSA"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.json.gz",
        "111122223333_CloudTrail_us-east-1_20261301T0105Z_a.json.gz",
        "1_CloudTrail_us-east-1_20260301T0105Z_a.json.gz",
        "111122223333_CloudTrail_us-east-1_20260301T0105Z_a.json.gz.metadata.json"
      })
  void aNameThatCloudTrailDoesNotGiveTellsNothing(String name) {
    assertThat(TrailObject.of(name)).isEmpty();
  }

  @Test
  void theSignatureIsFoundUnderTheNamesOfEveryClient() {
    var wanted = Optional.of(new DigestSignature("ab", "SHA256withRSA"));

    assertThat(
            DigestSignature.of(Map.of("signature", "ab", "signature-algorithm", "SHA256withRSA")))
        .isEqualTo(wanted);
    assertThat(DigestSignature.of(Map.of(
            "header.signature",
            "ab",
            "header.signature-algorithm",
            "SHA256withRSA",
            "header.ETag",
            "x")))
        .isEqualTo(wanted);
    assertThat(
            sidecar(
                "{\"x-amz-meta-signature\":\"ab\",\"X-Amz-Meta-Signature-Algorithm\":\"SHA256withRSA\"}"))
        .isEqualTo(wanted);
    assertThat(
            sidecar(
                "{\"ETag\":1,\"Metadata\":{\"signature\":\"ab\",\"signature-algorithm\":\"SHA256withRSA\"}}"))
        .isEqualTo(wanted);
    assertThat(sidecar("{\"signature\":\"ab\"}")).isEmpty();
    assertThat(sidecar("{\"signature\":1,\"signature-algorithm\":[]}")).isEmpty();
    assertThat(sidecar("no json")).isEmpty();
  }

  private static Optional<DigestSignature> sidecar(String json) {
    return DigestSignature.ofSidecar(json.getBytes(StandardCharsets.UTF_8));
  }
}
