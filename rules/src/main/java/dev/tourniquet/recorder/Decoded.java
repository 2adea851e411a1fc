package dev.tourniquet.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values that are JSON text, or JSON text within JSON text: AWS Config writes both. */
final class Decoded {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The access control list of a bucket is encoded twice; deeper is somebody's joke. */
  private static final int MOST_LAYERS = 4;

  private Decoded() {}

  /** The value behind the layers of text; a text that is no JSON object, list or text stays what it is. */
  static JsonNode of(JsonNode value) {
    JsonNode current = value;
    for (int layer = 0; layer < MOST_LAYERS && current.isTextual(); layer++) {
      JsonNode inner = parsed(current.asText().strip());
      if (inner == null) {
        return current;
      }
      current = inner;
    }
    return current;
  }

  /** Every value of an object decoded; an empty object for anything else. */
  static ObjectNode each(JsonNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    of(object).properties().forEach(field -> result.set(field.getKey(), of(field.getValue())));
    return result;
  }

  private static JsonNode parsed(String text) {
    boolean may = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    try {
      JsonNode parsed = may ? JSON.readTree(text) : null;
      return parsed == null || !(parsed.isContainerNode() || parsed.isTextual()) ? null : parsed;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
