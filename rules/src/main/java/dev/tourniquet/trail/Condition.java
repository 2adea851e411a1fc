package dev.tourniquet.trail;

import java.util.regex.Pattern;

/**
 * The last column of a parameter table: {@code eventName~<regular expression>}, {@code <sibling>=<value>} or nothing.
 *
 * @param operation found in the operation's name; null when it does not matter
 * @param sibling the field beside the leaf; empty when it does not matter
 */
record Condition(Pattern operation, String sibling, String value) {

  private static final String BY_NAME = "eventName~";

  static Condition parse(String text) {
    if (text.startsWith(BY_NAME)) {
      return new Condition(Pattern.compile(text.substring(BY_NAME.length())), "", "");
    }
    int equals = text.indexOf('=');
    return equals < 0
        ? new Condition(null, "", "")
        : new Condition(null, text.substring(0, equals), text.substring(equals + 1));
  }

  /** Whether it allows for the operation. */
  boolean ofOperation(String name) {
    return operation == null || operation.matcher(name).find();
  }

  /** Whether it allows for what stands beside the leaf. */
  boolean besides(Leaf leaf) {
    return sibling.isEmpty() || leaf.sibling(sibling).equals(value);
  }
}
