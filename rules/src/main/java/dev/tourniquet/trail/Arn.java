package dev.tourniquet.trail;

import java.util.Optional;

/** {@code arn:partition:service:region:account:resource}, read without regular expressions. */
record Arn(
    String text, String partition, String service, String region, String account, String resource) {

  private static final int LONGEST_FIELD = 64;
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";

  /** Reads an ARN; empty when the text is none. Never throws. */
  static Optional<Arn> read(String text) {
    if (!text.startsWith("arn:aws")) {
      return Optional.empty();
    }
    String[] parts = text.split(":", 6);
    if (parts.length < 6
        || parts[5].isEmpty()
        || parts[2].isEmpty()
        || !plain(parts[1])
        || !plain(parts[2])
        || !plain(parts[3])
        || !plain(parts[4])) {
      return Optional.empty();
    }
    return Optional.of(new Arn(text, parts[1], parts[2], parts[3], parts[4], parts[5]));
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
      if (PLAIN.indexOf(field.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
