package dev.tourniquet.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whether CloudTrail signed a digest. See <a
 * href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">Custom
 * implementations of CloudTrail log file integrity validation</a>.
 */
public final class SignatureCheck {
  private static final String ALGORITHM = "SHA256withRSA";
  private static final String FAILED = "signature verification failed";

  private final TrustedKeys keys;

  public SignatureCheck(TrustedKeys keys) {
    this.keys = keys;
  }

  /**
   * Judges a digest by its signature alone.
   *
   * @param contentHash hexadecimal SHA-256 of its inflated content
   */
  public Judgement judge(Digest digest, String contentHash, Optional<DigestSignature> signature) {
    if (signature.isEmpty()) {
      return Judgement.badSignature(FAILED + ": the object has none in its metadata");
    }
    if (!signature.get().algorithm().equals(ALGORITHM)) {
      return Judgement.badSignature(FAILED + ": its algorithm is "
          + shown(signature.get().algorithm()) + ", not " + ALGORITHM);
    }
    Optional<TrustedKey> key = keys.find(digest.fingerprint());
    if (key.isEmpty()) {
      return Judgement.badSignature(
          "public key not found for fingerprint " + shown(digest.fingerprint()));
    }
    if (!covers(key.get(), digest, signature.get())) {
      return Judgement.badSignature(
          "public key " + shown(digest.fingerprint()) + " was not valid then, but from "
              + key.get().from() + " to " + key.get().until());
    }
    return verifies(key.get(), digest.stringToSign(contentHash), signature.get().value())
        ? Judgement.VALID
        : Judgement.badSignature(FAILED);
  }

  /** The key of a digest that was written later is that of the time it was written. */
  private static boolean covers(TrustedKey key, Digest digest, DigestSignature signature) {
    boolean backfill =
        TrailObject.of(digest.key()).filter(TrailObject::isBackfill).isPresent();
    return signature
        .generated()
        .filter(written -> backfill)
        .map(key::coversDigestWritten)
        .orElseGet(() -> key.coversDigestThatEnds(digest.end()));
  }

  private static boolean verifies(TrustedKey key, String signed, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key.publicKey());
      check.update(signed.getBytes(StandardCharsets.UTF_8));
      return check.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String shown(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
