package dev.tourniquet.jobs.ingest;

import java.nio.charset.StandardCharsets;

/** Short pieces of hostile text. */
final class Samples {
  private static final int BYTES = 2_048;

  private Samples() {}

  /** The first bytes from a position, as text; what is no UTF-8 is replaced. */
  static String of(byte[] bytes, int position) {
    int from = Math.min(position, bytes.length);
    return new String(bytes, from, Math.min(BYTES, bytes.length - from), StandardCharsets.UTF_8);
  }

  static String shorten(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }
}
