package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One text in an event.
 *
 * @param siblings the object it stands in
 */
record Leaf(Trace trace, String value, JsonNode siblings) {

  private static final int LONGEST = 2_048;

  /** Whether a name can be in it: not empty, not redacted, not a text of another size. */
  boolean usable() {
    return !value.isEmpty() && value.length() <= LONGEST && !redacted();
  }

  String sibling(String name) {
    return Identity.text(siblings, name);
  }

  private boolean redacted() {
    return value.startsWith("HIDDEN_DUE_TO_SECURITY")
        || value.startsWith("<sensitiveDataRemoved>")
        || value.startsWith("Value hidden due to security")
        || value.contains("****");
  }
}
