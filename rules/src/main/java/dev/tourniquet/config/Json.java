package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;

/** Small questions to a value. */
final class Json {

  private Json() {}

  /** Whether an array holds the text, or an object an entry of that name. */
  static boolean has(JsonNode value, String element) {
    if (value.isObject()) {
      return value.has(element);
    }
    for (JsonNode item : value) {
      if (item.asText().equals(element)) {
        return true;
      }
    }
    return false;
  }
}
