package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The characters that {@code windash} holds for one: Windows takes each of them before an option. */
final class Dashes {

  /** Hyphen, slash, en dash, em dash, horizontal bar (modifiers appendix, {@code windash}). */
  static final String ALL = "-/\u2013\u2014\u2015";

  /** The most dashes of one value that is then encoded, where each choice is a string of its own: 625 strings. */
  private static final int MAX_ENCODED = 4;

  private Dashes() {}

  static boolean isDash(int c) {
    return ALL.indexOf(c) >= 0;
  }

  /** Whether the dash at {@code at} begins an option: a word follows it and none ends before it. */
  static boolean beginsOption(int[] symbols, int at) {
    return isDash(symbols[at])
        && (at == 0 || !isWord(symbols[at - 1]))
        && at + 1 < symbols.length
        && isWord(symbols[at + 1]);
  }

  private static boolean isWord(int c) {
    return c >= 0 && (c == '_' || Character.isLetterOrDigit(c));
  }

  /** The strings without interchangeable dashes that this one stands for: an encoding writes each dash differently. */
  static List<SigmaString> choices(SigmaString string) {
    List<Integer> symbols = string.symbols();
    int[] dashes = IntStream.range(0, symbols.size())
        .filter(i -> symbols.get(i) == Segment.ANY_DASH)
        .toArray();
    if (dashes.length > MAX_ENCODED) {
      throw new IllegalArgumentException(
          "Invalid value: windash before an encoding takes at most %d dashes, not %d; use fewer"
              .formatted(MAX_ENCODED, dashes.length));
    }
    int count = (int) Math.pow(ALL.length(), dashes.length);
    return IntStream.range(0, count)
        .mapToObj(choice -> string.with(chosen(symbols, dashes, choice)))
        .toList();
  }

  /** Reads {@code choice} as a number whose digits say which dash stands at each place. */
  private static List<Integer> chosen(List<Integer> symbols, int[] dashes, int choice) {
    List<Integer> chosen = new ArrayList<>(symbols);
    int digits = choice;
    for (int place : dashes) {
      chosen.set(place, (int) ALL.charAt(digits % ALL.length()));
      digits /= ALL.length();
    }
    return chosen;
  }
}
