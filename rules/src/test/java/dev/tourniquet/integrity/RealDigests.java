package dev.tourniquet.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** A signed chain of four digests of one trail, from 10:52 to 14:52. */
final class RealDigests {
  private static final String NAME =
      "218007301253_CloudTrail-Digest_us-east-1_org-trail_us-east-1_20230710T%s00Z.json.gz";

  private RealDigests() {}

  /** The inflated content of the digest that ends at a time such as {@code 1152}. */
  static byte[] content(String end) {
    try (InputStream in = new GZIPInputStream(open(NAME.formatted(end)))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DigestSignature signature(String end) {
    return DigestSignature.ofSidecar(bytes(NAME.formatted(end) + ".metadata.json"))
        .orElseThrow();
  }

  static TrustedKeys keys() {
    try (InputStream in = open("public-keys.json")) {
      return TrustedKeys.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String keysText() {
    return new String(bytes("public-keys.json"), StandardCharsets.UTF_8);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return RealDigests.class.getResourceAsStream(name);
  }
}
