package dev.tourniquet.inventory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as IAM and file names have it, where {@code +} is a plus. */
final class Percent {

  private Percent() {}

  /** The decoded text; the text itself when it is not properly encoded. */
  static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
