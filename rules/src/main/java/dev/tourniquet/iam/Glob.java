package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text with the wildcards of IAM: {@code *} is any run of characters, {@code ?} is one. Matching takes time
 * proportional to pattern times text at worst, whatever an author of policies may write.
 */
final class Glob implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Any run of characters, also none. */
  static final int RUN = -1;
  /** Exactly one character. */
  static final int ONE = -2;

  private final int[] symbols;
  private final int literalPrefix;

  Glob(int[] symbols) {
    this.symbols = symbols.clone();
    this.literalPrefix = prefixLength(symbols);
  }

  /** A pattern in which every star and question mark is a wildcard. */
  static Glob wildcards(String text) {
    return new Glob(text.chars().map(c -> c == '*' ? RUN : c == '?' ? ONE : c).toArray());
  }

  /** A pattern without wildcards. */
  static Glob literal(String text) {
    return new Glob(text.chars().toArray());
  }

  /** Patterns one after the other. */
  static Glob joined(List<Glob> pieces) {
    return new Glob(
        pieces.stream().flatMapToInt(piece -> Arrays.stream(piece.symbols)).toArray());
  }

  /** The pattern of an action: letter case does not count. */
  static Glob ofAction(String text) {
    return wildcards(text.toLowerCase(Locale.ROOT));
  }

  /** Whether everything matches. */
  boolean isEverything() {
    return symbols.length > 0 && Arrays.stream(symbols).allMatch(s -> s == RUN);
  }

  boolean isLiteral() {
    return literalPrefix == symbols.length;
  }

  boolean endsInRun() {
    return symbols.length > 0 && symbols[symbols.length - 1] == RUN;
  }

  int[] symbols() {
    return symbols.clone();
  }

  boolean matches(String text) {
    return matches(text, 0, text.length());
  }

  /** Whether the part of a text from {@code begin} to before {@code end} matches as a whole. */
  boolean matches(String text, int begin, int end) {
    if (end - begin < literalPrefix || !startsWithPrefix(text, begin)) {
      return false;
    }
    return restMatches(text, begin + literalPrefix, end);
  }

  /** Whether some text matches both. */
  boolean overlaps(Glob other) {
    // reachable[j]: the symbols of this so far and the first j of the other can stand for one text.
    boolean[] reachable = other.afterNothing();
    for (int mine : symbols) {
      boolean[] next = new boolean[reachable.length];
      next[0] = mine == RUN && reachable[0];
      for (int j = 1; j < next.length; j++) {
        int its = other.symbols[j - 1];
        boolean run = (mine == RUN) || (its == RUN);
        boolean meet = (mine == ONE) || (its == ONE) || (mine == its);
        next[j] = run ? (reachable[j] || next[j - 1]) : (reachable[j - 1] && meet);
      }
      reachable = next;
    }
    return reachable[reachable.length - 1];
  }

  private boolean[] afterNothing() {
    boolean[] reachable = new boolean[symbols.length + 1];
    reachable[0] = true;
    for (int j = 1; j < reachable.length && symbols[j - 1] == RUN; j++) {
      reachable[j] = true;
    }
    return reachable;
  }

  // The classic two-pointer walk: on a mismatch go back to the last star only, and let it swallow
  // one character more.
  private boolean restMatches(String text, int begin, int end) {
    int at = begin;
    int symbol = literalPrefix;
    int star = -1;
    int swallowed = begin;
    while (at < end) {
      if (symbol < symbols.length && symbols[symbol] == RUN) {
        star = symbol++;
        swallowed = at;
      } else if (symbol < symbols.length
          && (symbols[symbol] == ONE || symbols[symbol] == text.charAt(at))) {
        symbol++;
        at++;
      } else if (star >= 0) {
        symbol = star + 1;
        at = ++swallowed;
      } else {
        return false;
      }
    }
    return onlyRunsFrom(symbol);
  }

  private boolean startsWithPrefix(String text, int begin) {
    for (int i = 0; i < literalPrefix; i++) {
      if (symbols[i] != text.charAt(begin + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean onlyRunsFrom(int symbol) {
    for (int i = symbol; i < symbols.length; i++) {
      if (symbols[i] != RUN) {
        return false;
      }
    }
    return true;
  }

  private static int prefixLength(int[] symbols) {
    int length = 0;
    while (length < symbols.length && symbols[length] >= 0) {
      length++;
    }
    return length;
  }

  /** The text of the pattern, wildcards as they are written in policies. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(symbols.length);
    for (int symbol : symbols) {
      text.append(symbol == RUN ? '*' : symbol == ONE ? '?' : (char) symbol);
    }
    return text.toString();
  }
}
