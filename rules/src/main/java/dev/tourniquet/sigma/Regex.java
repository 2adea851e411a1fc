package dev.tourniquet.sigma;

import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Compiles Sigma's regular expressions, a subset of PCRE, so that java.util.regex reads them as PCRE does. */
final class Regex {

  private static final Pattern SIMPLE = Pattern.compile("(?:[\\w:/@ -]|\\.[*+]?)*");
  private static final Pattern REPEATED_DOT = Pattern.compile("\\.[*+]?");

  private Regex() {}

  /**
   * Compiles for searching.
   *
   * @throws IllegalArgumentException when the expression is invalid, saying why
   */
  static RegexCheck compile(String expression, Set<Modifier> modifiers) {
    try {
      Pattern pattern = Pattern.compile(anchored(pcre(expression), modifiers), flags(modifiers));
      return new RegexCheck(pattern, modifiers.contains(Modifier.I) ? "" : needed(expression));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid regular expression: %s: %s at character %d; mend the expression"
              .formatted(Problem.excerpt(expression), e.getDescription(), e.getIndex() + 1),
          e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(
          "Invalid regular expression: %s: it nests too deep; use fewer groups"
              .formatted(Problem.excerpt(expression)),
          e);
    }
  }

  /** The longest run of plain characters in an expression of plain characters and repeated dots; else nothing. */
  private static String needed(String expression) {
    if (!SIMPLE.matcher(expression).matches()) {
      return "";
    }
    return Stream.of(REPEATED_DOT.split(expression))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** Only a line feed ends a line in PCRE. */
  private static int flags(Set<Modifier> modifiers) {
    int flags = Pattern.UNIX_LINES;
    flags |= modifiers.contains(Modifier.I) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    flags |= modifiers.contains(Modifier.M) ? Pattern.MULTILINE : 0;
    flags |= modifiers.contains(Modifier.S) ? Pattern.DOTALL : 0;
    return flags;
  }

  private static String anchored(String expression, Set<Modifier> modifiers) {
    if (modifiers.contains(Modifier.STARTSWITH)) {
      return "\\A(?:" + expression + ")";
    }
    return modifiers.contains(Modifier.ENDSWITH) ? "(?:" + expression + ")\\z" : expression;
  }

  /** In a PCRE class, {@code [} and {@code &&} are plain and {@code [:alpha:]} is a set; Java takes them otherwise. */
  private static String pcre(String expression) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        java.append(c).append(expression.charAt(++i));
      } else if (inClass && expression.startsWith("[:", i) && expression.indexOf(":]", i) > 0) {
        int end = expression.indexOf(":]", i);
        java.append(PosixClass.named(expression.substring(i + 2, end)));
        i = end + 1;
      } else if (inClass && (c == '[' || c == '&')) {
        java.append('\\').append(c);
      } else {
        boolean opens = !inClass && c == '[';
        inClass = opens || (inClass && c != ']');
        java.append(c);
        if (opens) {
          i = copyLeadingBracket(expression, i, java);
        }
      }
    }
    return java.toString();
  }

  /** Right after {@code [} or {@code [^}, a {@code ]} is a plain character. */
  private static int copyLeadingBracket(String expression, int opened, StringBuilder java) {
    int at = opened;
    if (expression.startsWith("^", at + 1)) {
      java.append('^');
      at++;
    }
    if (expression.startsWith("]", at + 1)) {
      java.append("\\]");
      at++;
    }
    return at;
  }
}
