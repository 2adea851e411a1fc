package dev.tourniquet.jobs.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What signs digests in a test.
 *
 * @param from begin of its validity, as {@code list-public-keys} writes it
 */
public record SigningKey(String fingerprint, String from, String until, KeyPair pair) {
  public static SigningKey of(String fingerprint, String from, String until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return new SigningKey(fingerprint, from, until, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One entry of what {@code aws cloudtrail list-public-keys} prints. */
  public String listed() {
    byte[] x509 = pair.getPublic().getEncoded();
    // Java's form is a head of 24 bytes, then the key in PKCS #1.
    String pkcs1 = Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, 24, x509.length));
    return "{\"Value\":\"%s\",\"Fingerprint\":\"%s\",\"ValidityStartTime\":\"%s\",\"ValidityEndTime\":\"%s\"}"
        .formatted(pkcs1, fingerprint, from, until);
  }

  String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
