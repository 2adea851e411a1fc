package dev.tourniquet.triage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Small pieces of sentences. */
final class Words {

  private static final int MOST_NAMED = 5;

  private Words() {}

  /** {@code 2026-03-01 14:05 UTC}. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES)
        .toString()
        .replace("T", " ")
        .replace(":00Z", " UTC");
  }

  static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  /** {@code a, b and c}; beyond five, how many more. */
  static String list(List<String> all) {
    List<String> named = all.subList(0, Math.min(MOST_NAMED, all.size()));
    if (named.size() < all.size()) {
      return String.join(", ", named) + " and " + (all.size() - named.size()) + " more";
    }
    int last = named.size() - 1;
    return last <= 0
        ? String.join("", named)
        : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
  }

  /** Text from a log, cut where it is longer than a reader wants. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /** First letter in upper case. */
  static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
