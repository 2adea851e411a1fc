package dev.tourniquet.report;

import java.util.Locale;

/**
 * Text of the logs as a person may safely see it. Whoever calls AWS chooses user agents, names and tags, so a value
 * may hold marks that turn the reading direction or hide letters: those are shown as {@code ‹U+202E›}. A long value is
 * cut and its length told.
 */
public final class Visible {
  /** Characters of one string that a page shows; the data file beside it holds the whole. */
  static final int LONGEST = 2_048;

  private Visible() {}

  /** The value with unseen characters made visible, cut to {@link #LONGEST} characters. */
  public static String text(String value) {
    return cut(value, LONGEST);
  }

  /** The value with unseen characters made visible, cut to so many characters of the original. */
  public static String cut(String value, int longest) {
    if (value.length() <= longest) {
      return escaped(value);
    }
    int end = Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest;
    return escaped(value.substring(0, end))
        + String.format(Locale.ROOT, "… (%,d characters in all)", value.length());
  }

  private static String escaped(String value) {
    if (value.codePoints().noneMatch(Visible::unseen)) {
      return value;
    }
    var text = new StringBuilder(value.length() + 16);
    value.codePoints().forEach(c -> {
      if (unseen(c)) {
        text.append(String.format(Locale.ROOT, "‹U+%04X›", c));
      } else {
        text.appendCodePoint(c);
      }
    });
    return text.toString();
  }

  /** Controls, direction and zero-width marks, tag characters, halves of surrogate pairs, blank letters. */
  private static boolean unseen(int c) {
    if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f)) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED -> true;
      // Hangul fillers and the braille blank are letters and symbols to Unicode, and print nothing.
      default -> c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x2800;
    };
  }
}
