package dev.tourniquet.sigma;

import java.util.Locale;
import java.util.Map;

/** The named sets of characters of POSIX, as Java writes them. */
final class PosixClass {

  private static final Map<String, String> JAVA = Map.ofEntries(
      Map.entry("alpha", "\\p{Alpha}"),
      Map.entry("digit", "\\p{Digit}"),
      Map.entry("alnum", "\\p{Alnum}"),
      Map.entry("upper", "\\p{Upper}"),
      Map.entry("lower", "\\p{Lower}"),
      Map.entry("punct", "\\p{Punct}"),
      Map.entry("space", "\\s"),
      Map.entry("blank", "\\p{Blank}"),
      Map.entry("cntrl", "\\p{Cntrl}"),
      Map.entry("graph", "\\p{Graph}"),
      Map.entry("print", "\\p{Print}"),
      Map.entry("xdigit", "\\p{XDigit}"),
      Map.entry("word", "\\w"));

  private PosixClass() {}

  static String named(String name) {
    String set = JAVA.get(name.toLowerCase(Locale.ROOT));
    if (set == null) {
      throw new IllegalArgumentException(
          "Invalid regular expression: [:%s:] is no set of characters; use one of %s"
              .formatted(Problem.excerpt(name), JAVA.keySet().stream().sorted().toList()));
    }
    return set;
  }
}
