package dev.tourniquet.jobs.ingest;

import java.nio.charset.StandardCharsets;

/** The characters meant by a JSON text with escapes, in UTF-8. */
final class JsonTexts {
  private byte[] plain = new byte[256];
  private int size;

  byte[] bytes() {
    return plain;
  }

  int size() {
    return size;
  }

  /** Reads what stands between the quotes of a text whose escapes have been checked. */
  void read(byte[] source, int from, int to) {
    size = 0;
    if (plain.length < to - from) {
      plain = new byte[Math.max(to - from, plain.length * 2)];
    }
    int at = from;
    while (at < to) {
      if (source[at] != '\\') {
        plain[size++] = source[at++];
      } else if (source[at + 1] == 'u') {
        at = character(source, at, to);
      } else {
        plain[size++] = simple(source[at + 1]);
        at += 2;
      }
    }
  }

  private static byte simple(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  /** A half of a pair that stands alone becomes a question mark, as in every text that Java writes in UTF-8. */
  private int character(byte[] source, int at, int to) {
    char first = hex(source, at + 2);
    int next = at + 6;
    String text = String.valueOf(first);
    if (Character.isHighSurrogate(first)
        && next + 6 <= to
        && source[next] == '\\'
        && source[next + 1] == 'u') {
      char second = hex(source, next + 2);
      if (Character.isLowSurrogate(second)) {
        text += second;
        next += 6;
      }
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, plain, size, utf8.length);
    size += utf8.length;
    return next;
  }

  private static char hex(byte[] source, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value * 16 + Character.digit(source[i], 16);
    }
    return (char) value;
  }
}
