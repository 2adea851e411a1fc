package dev.tourniquet.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"1152", "1252", "1352", "1452"})
  void aDigestAsItWasDeliveredIsValid(String end) {
    assertThat(judge(RealDigests.content(end), Optional.of(RealDigests.signature(end))))
        .isEqualTo(Judgement.VALID);
  }

  @Test
  void oneByteOfTheContentBreaksTheSignature() {
    byte[] content =
        text("1252").replace("11:58:37Z", "11:58:38Z").getBytes(StandardCharsets.UTF_8);

    assertThat(judge(content, Optional.of(RealDigests.signature("1252"))))
        .isEqualTo(new Judgement(Status.BAD_SIGNATURE, "INVALID: signature verification failed"));
  }

  @Test
  void theSignatureOfAnotherDigestIsNone() {
    assertThat(judge(RealDigests.content("1252"), Optional.of(RealDigests.signature("1152")))
            .status())
        .isEqualTo(Status.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "00", "0"})
  void aSignatureThatIsNoneIsNoFailure(String value) {
    var signature = new DigestSignature(value, "SHA256withRSA");

    assertThat(judge(RealDigests.content("1252"), Optional.of(signature)))
        .isEqualTo(new Judgement(Status.BAD_SIGNATURE, "INVALID: signature verification failed"));
  }

  @Test
  void withoutAnySignatureNothingSpeaksForIt() {
    assertThat(judge(RealDigests.content("1252"), Optional.empty()))
        .isEqualTo(new Judgement(
            Status.BAD_SIGNATURE,
            "INVALID: signature verification failed: the object has none in its metadata"));
  }

  @Test
  void anotherAlgorithmIsNotTried() {
    var weak = new DigestSignature(RealDigests.signature("1252").value(), "MD5withRSA");

    assertThat(judge(RealDigests.content("1252"), Optional.of(weak)).detail())
        .isEqualTo(
            "INVALID: signature verification failed: its algorithm is MD5withRSA, not SHA256withRSA");
  }

  @Test
  void aKeyThatNobodyVouchesForIsNotTrusted() {
    Judgement judgement = new SignatureCheck(new TrustedKeys(Map.of()))
        .judge(
            digest(RealDigests.content("1252")),
            RealDigests.sha256(RealDigests.content("1252")),
            Optional.of(RealDigests.signature("1252")));

    assertThat(judgement)
        .isEqualTo(new Judgement(
            Status.BAD_SIGNATURE,
            "INVALID: public key not found for fingerprint ec49252e675ffe588b15d286474f08e5"));
  }

  @Test
  void aKeyIsNotTrustedOutsideTheTimeItIsFor() {
    assertThat(judgeWithKey("2023-07-10T13:52:01Z", "2024-01-01T00:00:00Z").detail())
        .isEqualTo(
            "INVALID: public key ec49252e675ffe588b15d286474f08e5 was not valid then, but from"
                + " 2023-07-10T13:52:01Z to 2024-01-01T00:00:00Z");
    assertThat(judgeWithKey("2023-01-01T00:00:00Z", "2023-07-10T12:51:59Z").status())
        .isEqualTo(Status.BAD_SIGNATURE);
  }

  @Test
  void aKeyThatCameIntoUseWhileTheDigestWasDeliveredIsTrusted() {
    assertThat(judgeWithKey("2023-07-10T13:52:00Z", "2024-01-01T00:00:00Z"))
        .isEqualTo(Judgement.VALID);
    assertThat(judgeWithKey("2023-01-01T00:00:00Z", "2023-07-10T12:52:00Z"))
        .isEqualTo(Judgement.VALID);
  }

  private static Judgement judgeWithKey(String from, String until) {
    TrustedKey key = RealDigests.keys().byFingerprint().values().iterator().next();
    TrustedKey other =
        new TrustedKey(key.fingerprint(), key.value(), Instant.parse(from), Instant.parse(until));
    byte[] content = RealDigests.content("1252");
    return new SignatureCheck(new TrustedKeys(Map.of(other.fingerprint(), other)))
        .judge(
            digest(content),
            RealDigests.sha256(content),
            Optional.of(RealDigests.signature("1252")));
  }

  private static Judgement judge(byte[] content, Optional<DigestSignature> signature) {
    return new SignatureCheck(RealDigests.keys())
        .judge(digest(content), RealDigests.sha256(content), signature);
  }

  private static Digest digest(byte[] content) {
    try {
      return DigestReader.read(content);
    } catch (InvalidDigestException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String end) {
    return new String(RealDigests.content(end), StandardCharsets.UTF_8);
  }
}
