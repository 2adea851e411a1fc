package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A public key of CloudTrail, as {@code aws cloudtrail list-public-keys} prints it.
 *
 * @param value base64 of an RSA key in PKCS #1
 */
record TrustedKey(String fingerprint, String value, Instant from, Instant until)
    implements Serializable {
  /** A digest is signed some time after the hour it ends with. */
  private static final Duration DELIVERY = Duration.ofHours(1);

  public TrustedKey {
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(value, "value is null");
    requireNonNull(from, "from is null");
    requireNonNull(until, "until is null");
    publicKey(value);
  }

  /** Whether a digest that ends then may be signed with it. */
  boolean coversDigestThatEnds(Instant end) {
    return !end.plus(DELIVERY).isBefore(from) && !end.isAfter(until);
  }

  /** Whether a digest that was written then may be signed with it; {@code aws cloudtrail validate-logs} allows an hour too. */
  boolean coversDigestWritten(Instant time) {
    return !time.plus(DELIVERY).isBefore(from) && !time.minus(DELIVERY).isAfter(until);
  }

  PublicKey publicKey() {
    return publicKey(value);
  }

  private static PublicKey publicKey(String value) {
    try {
      byte[] key = Base64.getDecoder().decode(value);
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(x509(key)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid public key: it is no RSA key in PKCS #1. Take it from `aws cloudtrail list-public-keys`.",
          e);
    }
  }

  /** The same key with a head that says that it is an RSA key, which is the only form Java reads. */
  private static byte[] x509(byte[] pkcs1) {
    byte[] rsa = {
      0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    byte[] bits = new byte[pkcs1.length + 1];
    System.arraycopy(pkcs1, 0, bits, 1, pkcs1.length);
    return tagged(0x30, rsa, tagged(0x03, bits));
  }

  /** DER: a tag, a length of two bytes, the parts. */
  private static byte[] tagged(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    if (length > 0xffff) {
      throw new IllegalArgumentException("too long");
    }
    var out = new ByteArrayOutputStream(length + 4);
    out.write(tag);
    out.write(0x82);
    out.write(length >> 8);
    out.write(length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
