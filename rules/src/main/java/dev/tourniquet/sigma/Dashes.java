package dev.tourniquet.sigma;

/** The characters that {@code windash} holds for one: Windows takes each of them before an option. */
final class Dashes {

  /** Hyphen, slash, en dash, em dash, horizontal bar (modifiers appendix, {@code windash}). */
  static final String ALL = "-/\u2013\u2014\u2015";

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
}
