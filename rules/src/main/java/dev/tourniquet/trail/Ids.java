package dev.tourniquet.trail;

import java.util.HashMap;
import java.util.Map;

/** Ids that tell their type: {@code i-0123456789abcdef0}, {@code AROA…}. */
final class Ids {

  /** The type of ids that name a relation between resources and are never resources themselves. */
  static final String EDGE_ONLY = "edge-only";

  private static final int LONGEST = 64;
  private static final int LONGEST_PREFIX = 20;
  private static final int SHORTEST_HEX = 8;
  private static final int LONGEST_HEX = 40;
  private static final int SHORTEST_WORD = 4;
  private static final int LONGEST_UNIQUE = 24;
  private static final int SHORTEST_UNIQUE = 16;
  private static final int ASCII = 128;

  /** IAM's unique ids; ASIA is a session's key and no resource. */
  private static final Map<String, String> UNIQUE = Map.of(
      "AIDA", "AWS::IAM::User",
      "AROA", "AWS::IAM::Role",
      "AGPA", "AWS::IAM::Group",
      "ANPA", "AWS::IAM::Policy",
      "AIPA", "AWS::IAM::InstanceProfile",
      "AKIA", "AWS::IAM::AccessKey");

  /** By service, empty for any, and prefix. */
  private static final Map<String, Map<String, Form>> FORMS = new HashMap<>();

  private record Form(String type, boolean hex) {}

  static {
    for (String[] row : Dictionary.rows("id-prefixes.tsv", 4)) {
      FORMS
          .computeIfAbsent(row[3], service -> new HashMap<>())
          .put(row[0], new Form(row[1], row[2].equals("hex")));
    }
  }

  private Ids() {}

  /**
   * The type of an id, {@link #EDGE_ONLY}, or empty when the text is no id. The prefix is all before the last dash, so that
   * {@code eni-attach-…} is not taken for {@code eni-…}.
   */
  static String type(String text, String service) {
    Form form = form(text, service);
    return form != null && fits(text, text.lastIndexOf('-') + 1, form.hex()) ? form.type() : "";
  }

  /** Whether a parameter holds ids and no names. */
  static boolean isIdParameter(String leaf) {
    return leaf.endsWith("Id") || leaf.endsWith("Ids");
  }

  /** The same for an id whose digits were replaced by any letters, as in {@code i-i2jnm5swa59p4fxg}: it must hold a digit. */
  static String anonymisedType(String text, String service) {
    Form form = form(text, service);
    int start = text.lastIndexOf('-') + 1;
    boolean fits = form != null
        && text.length() - start >= SHORTEST_HEX
        && fits(text, start, false)
        && holdsDigit(text, start);
    return fits ? form.type() : "";
  }

  private static boolean holdsDigit(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Form form(String text, String service) {
    int dash = text.length() > LONGEST ? -1 : text.lastIndexOf('-');
    if (dash <= 0 || dash > LONGEST_PREFIX) {
      return null;
    }
    String prefix = text.substring(0, dash);
    Form own = FORMS.getOrDefault(service, Map.of()).get(prefix);
    return own == null ? FORMS.get("").get(prefix) : own;
  }

  /** The type of an IAM unique id or access key id; empty when the text is none. */
  static String uniqueType(String text) {
    if (text.length() < SHORTEST_UNIQUE
        || text.length() > LONGEST_UNIQUE
        || text.charAt(0) != 'A') {
      return "";
    }
    String type = UNIQUE.getOrDefault(text.substring(0, 4), "");
    return type.isEmpty() || !isUpperOrDigits(text) ? "" : type;
  }

  private static boolean isUpperOrDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isUpperOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Anonymised ids mix cases, so any case of a hexadecimal digit will do. */
  private static boolean fits(String text, int start, boolean hex) {
    int length = text.length() - start;
    if (length < (hex ? SHORTEST_HEX : SHORTEST_WORD) || (hex && length > LONGEST_HEX)) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = hex ? Character.digit(c, 16) >= 0 : Character.isLetterOrDigit(c);
      if (c >= ASCII || !fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpperOrDigit(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
