package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.Arrays;

/** A piece of a pattern between two {@code *}: characters, {@code ?}, and dashes of any kind. */
final class Segment implements Serializable {

  /** {@code ?}: any one character. */
  static final int ANY_ONE = -1;
  /** A dash or slash that {@code windash} made interchangeable. */
  static final int ANY_DASH = -2;

  private final int[] symbols;
  /** The text when every symbol is a plain character, else null. */
  private final String literal;

  private Segment(int[] symbols) {
    this.symbols = symbols;
    this.literal = Arrays.stream(symbols).allMatch(s -> s >= 0)
        ? new String(symbols, 0, symbols.length)
        : null;
  }

  static Segment of(int[] symbols) {
    return new Segment(symbols.clone());
  }

  Segment folded() {
    return new Segment(Arrays.stream(symbols).map(s -> s < 0 ? s : Fold.of(s)).toArray());
  }

  String literal() {
    return literal;
  }

  boolean isEmpty() {
    return symbols.length == 0;
  }

  /** Where the text after this segment begins when the segment lies at {@code from}; -1 when it does not. */
  int endAt(String text, int from) {
    if (literal != null) {
      return text.startsWith(literal, from) ? from + literal.length() : -1;
    }
    int at = from;
    for (int symbol : symbols) {
      if (at >= text.length()) {
        return -1;
      }
      int c = text.codePointAt(at);
      if (!matches(symbol, c)) {
        return -1;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Where the text after the first occurrence at or after {@code from} begins; -1 when there is none. */
  int endOfFirst(String text, int from) {
    if (literal != null) {
      int start = text.indexOf(literal, from);
      return start < 0 ? -1 : start + literal.length();
    }
    for (int start = from;
        start < text.length();
        start += Character.charCount(text.codePointAt(start))) {
      int end = endAt(text, start);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  /** Whether the text from {@code from} on ends with this segment. */
  boolean endsText(String text, int from) {
    if (literal != null) {
      return text.length() - literal.length() >= from && text.endsWith(literal);
    }
    if (text.codePointCount(from, text.length()) < symbols.length) {
      return false;
    }
    return endAt(text, text.offsetByCodePoints(text.length(), -symbols.length)) == text.length();
  }

  private static boolean matches(int symbol, int c) {
    return switch (symbol) {
      case ANY_ONE -> true;
      case ANY_DASH -> Dashes.isDash(c);
      default -> symbol == c;
    };
  }
}
