package dev.tourniquet.organization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares ARNs as written in logs with ARNs as written in the organization file. */
final class Principals {

  private Principals() {}

  static Optional<String> firstMatch(List<String> patterns, String arn) {
    return patterns.stream().filter(pattern -> Wildcard.matches(pattern, arn)).findFirst();
  }

  static Optional<String> firstPrincipal(List<String> patterns, String arn) {
    return patterns.stream()
        .filter(pattern -> Wildcard.matches(pattern, arn) || isSessionOf(pattern, arn))
        .findFirst();
  }

  /**
   * Whether the ARN is a session of the role. A session's ARN has the service {@code sts} and drops the role's path, so
   * of the role's name only the last part can be compared.
   */
  private static boolean isSessionOf(String role, String session) {
    String[] r = role.split(":", 6);
    String[] s = session.split(":", 6);
    if (r.length < 6
        || s.length < 6
        || !r[5].startsWith("role/")
        || !s[5].startsWith("assumed-role/")) {
      return false;
    }
    String roleName = r[5].substring(r[5].lastIndexOf('/') + 1);
    String[] sessionParts = s[5].split("/", 3);
    return s[2].equals("sts")
        && Wildcard.matches(r[4], s[4])
        && Wildcard.matches(r[1], s[1])
        && Wildcard.matches(roleName, sessionParts[1]);
  }

  static boolean containsIgnoringCase(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
