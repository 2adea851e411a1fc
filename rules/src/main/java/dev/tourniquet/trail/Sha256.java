package dev.tourniquet.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
  private static final int SHORT = 10;

  private Sha256() {}

  /** First 20 hexadecimal digits of the hash of a text: enough for a billion keys without a collision. */
  public static String shortOf(String text) {
    return HexFormat.of().formatHex(of(text), 0, SHORT);
  }

  /** The hash of a text in UTF-8. */
  public static byte[] of(String text) {
    return begin().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A hash of what is still to come. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java platform has SHA-256", e);
    }
  }
}
