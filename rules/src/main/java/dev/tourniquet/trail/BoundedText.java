package dev.tourniquet.trail;

import java.util.HexFormat;

/** Text from a log, cut where it is longer than any name AWS allows; what was cut stays distinguishable by its hash. */
final class BoundedText {

  /** Characters kept, hash included. The longest IAM ARN has 512 path characters, so ordinary ARNs are never cut. */
  static final int LIMIT = 1_024;

  private static final String MARK = "…#";
  private static final int HASH_BYTES = 8;

  private BoundedText() {}

  /** The text itself when it is short enough, else its beginning and a hash of the whole. */
  static String of(String text) {
    return of(text, LIMIT);
  }

  static String of(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int kept = limit - MARK.length() - 2 * HASH_BYTES;
    if (Character.isHighSurrogate(text.charAt(kept - 1))) {
      kept--;
    }
    return text.substring(0, kept)
        + MARK
        + HexFormat.of().formatHex(Sha256.of(text), 0, HASH_BYTES);
  }
}
