package dev.tourniquet.jobs.cli;

import java.util.regex.Pattern;

/** Makes log text safe to show: its control characters could rewrite a terminal, its formulas a spreadsheet. */
final class Terminal {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

  private Terminal() {}

  /** Control and direction-changing characters as visible escapes, cut to a length; line breaks are kept. */
  static String safe(String text, int longest) {
    var out = new StringBuilder();
    text.codePoints().limit(longest).forEach(c -> append(out, c));
    if (text.codePointCount(0, text.length()) > longest) {
      out.append("… (").append(text.length()).append(" characters)");
    }
    return out.toString();
  }

  /** A word of a command as a shell reads it back. */
  static String word(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A line of JSON that is equal in value, its control and direction-changing characters as JSON's own escapes. */
  static String json(String line) {
    var out = new StringBuilder(line.length());
    line.codePoints().forEach(c -> {
      if (isHidden(c)) {
        Character.toString(c).chars().forEach(unit -> out.append(String.format("\\u%04x", unit)));
      } else {
        out.appendCodePoint(c);
      }
    });
    return out.toString();
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  private static void append(StringBuilder out, int c) {
    if (isHidden(c) && c != '\n') {
      out.append(String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** One cell of a CSV line: quoted, without control characters, and never a formula. A number stays one. */
  static String csv(String text) {
    String shown = safe(text, text.length());
    boolean formula = !shown.isEmpty()
        && "=+-@".indexOf(shown.charAt(0)) >= 0
        && !NUMBER.matcher(shown).matches();
    String cell = formula ? "'" + shown : shown;
    boolean quote = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
    return quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
