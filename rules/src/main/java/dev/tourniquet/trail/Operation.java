package dev.tourniquet.trail;

import java.util.List;
import java.util.Map;

/**
 * An operation's name taken apart.
 *
 * @param kind what it does to the thing it names
 * @param noun that thing in the singular, such as {@code DBInstance} for {@code RestoreDBInstanceFromDBSnapshot}
 */
record Operation(String name, Kind kind, String noun) {

  enum Kind {
    CREATE,
    DELETE,
    READ,
    CHANGE
  }

  private static final List<Map.Entry<String, Kind>> VERBS = List.of(
      Map.entry("Create", Kind.CREATE),
      Map.entry("Run", Kind.CREATE),
      Map.entry("Copy", Kind.CREATE),
      Map.entry("Register", Kind.CREATE),
      Map.entry("Import", Kind.CREATE),
      Map.entry("Allocate", Kind.CREATE),
      Map.entry("Restore", Kind.CREATE),
      Map.entry("Publish", Kind.CREATE),
      Map.entry("Delete", Kind.DELETE),
      Map.entry("Terminate", Kind.DELETE),
      Map.entry("Deregister", Kind.DELETE),
      Map.entry("Release", Kind.DELETE),
      Map.entry("Describe", Kind.READ),
      Map.entry("List", Kind.READ),
      Map.entry("Get", Kind.READ),
      Map.entry("BatchGet", Kind.READ),
      Map.entry("Head", Kind.READ),
      Map.entry("Lookup", Kind.READ),
      Map.entry("Search", Kind.READ),
      Map.entry("Scan", Kind.READ),
      Map.entry("Query", Kind.READ),
      Map.entry("Select", Kind.READ),
      Map.entry("Download", Kind.READ));

  /** Nouns that say a type's name in another way. */
  private static final Map<String, String> SYNONYMS =
      Map.of("Address", "EIP", "Addresse", "EIP", "Addresses", "EIP");

  static Operation of(String name) {
    // Tags are put on things that exist already.
    if (name.endsWith("Tags")) {
      return new Operation(
          name,
          name.startsWith("Describe") || name.startsWith("List") ? Kind.READ : Kind.CHANGE,
          "");
    }
    for (Map.Entry<String, Kind> verb : VERBS) {
      int end = verb.getKey().length();
      if (name.startsWith(verb.getKey())
          && name.length() > end
          && !Character.isLowerCase(name.charAt(end))) {
        return new Operation(name, verb.getValue(), noun(name.substring(end)));
      }
    }
    return new Operation(name, Kind.CHANGE, "");
  }

  private static String noun(String rest) {
    String thing = upTo("From", upTo("To", rest));
    String singular = thing.endsWith("s") ? thing.substring(0, thing.length() - 1) : thing;
    return SYNONYMS.getOrDefault(thing, singular);
  }

  private static String upTo(String word, String text) {
    int at = text.indexOf(word, 1);
    int next = at + word.length();
    return at > 0 && next < text.length() && Character.isUpperCase(text.charAt(next))
        ? text.substring(0, at)
        : text;
  }

  /** Whether the noun is the given type, or what the parameter is named after. */
  boolean names(String type, String leaf) {
    String typeNoun = type.substring(type.lastIndexOf(':') + 1);
    return !noun.isEmpty()
        && (noun.equalsIgnoreCase(typeNoun)
            || endsWith(noun, typeNoun)
            || noun.equalsIgnoreCase(stem(leaf)));
  }

  /** Whether the operation's name holds the type or what the parameter is named after. */
  boolean mentions(String type, String leaf) {
    return contains(name, type.substring(type.lastIndexOf(':') + 1)) || contains(name, stem(leaf));
  }

  private static boolean contains(String text, String part) {
    for (int at = 0; at + part.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(String text, String end) {
    return text.length() > end.length()
        && text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
  }

  private static String stem(String leaf) {
    for (String suffix : List.of("Identifier", "Name", "Arn", "Id")) {
      if (leaf.endsWith(suffix)) {
        return leaf.substring(0, leaf.length() - suffix.length());
      }
    }
    return leaf;
  }
}
