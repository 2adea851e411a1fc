package dev.tourniquet.trail;

import java.util.Optional;

/** {@code arn:partition:service:region:account:resource}, read without regular expressions. */
record Arn(
    String text, String partition, String service, String region, String account, String resource) {

  private static final int LONGEST_FIELD = 64;

  /** Reads an ARN; empty when the text is none. Never throws. */
  static Optional<Arn> read(String text) {
    if (!text.startsWith("arn:aws")) {
      return Optional.empty();
    }
    int[] colons = new int[5];
    for (int i = 0, from = 0; i < colons.length; i++, from = colons[i - 1] + 1) {
      colons[i] = text.indexOf(':', from);
      if (colons[i] < 0) {
        return Optional.empty();
      }
    }
    return of(
        text,
        text.substring(colons[0] + 1, colons[1]),
        text.substring(colons[1] + 1, colons[2]),
        text.substring(colons[2] + 1, colons[3]),
        text.substring(colons[3] + 1, colons[4]),
        text.substring(colons[4] + 1));
  }

  private static Optional<Arn> of(String text, String... parts) {
    for (int i = 0; i < 4; i++) {
      if (!plain(parts[i])) {
        return Optional.empty();
      }
    }
    return parts[1].isEmpty() || parts[4].isEmpty()
        ? Optional.empty()
        : Optional.of(new Arn(text, parts[0], parts[1], parts[2], parts[3], parts[4]));
  }

  /** The account in an ARN; empty when there is none. */
  static String accountOf(String arn) {
    return read(arn).map(Arn::account).orElse("");
  }

  /** What follows the last slash, else the whole text. */
  static String lastSegment(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** The role's name in the ARN of a role or of one of its sessions; empty for any other text. */
  static String roleNameOf(String arn) {
    String resource = read(arn).map(Arn::resource).orElse("");
    if (resource.startsWith("assumed-role/")) {
      String[] parts = resource.split("/", 3);
      return parts[1];
    }
    return resource.startsWith("role/") ? lastSegment(resource) : "";
  }

  private static boolean plain(String field) {
    if (field.length() > LONGEST_FIELD) {
      return false;
    }
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }
}
