package dev.tourniquet.iam;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The percent-encoding (RFC 3986) in which IAM returns policy documents. {@link java.net.URLDecoder} is for forms: it
 * would turn every {@code +} into a space.
 */
final class PercentCoding {

  private PercentCoding() {}

  /** Decodes; throws {@link IllegalArgumentException} that tells the place of a broken escape. */
  static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '%') {
        bytes.write(octet(text, at));
        at += 2;
      } else {
        int end = Math.min(
            text.indexOf('%', at) < 0 ? text.length() : text.indexOf('%', at), text.length());
        bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
        at = end - 1;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int octet(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException("broken percent-encoding at character " + (at + 1));
    }
    return high * 16 + low;
  }
}
