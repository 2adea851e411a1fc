package dev.tourniquet.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** AWS Config writes the fields of describing calls with a small first letter. */
public final class Spelling {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Spelling() {}

  /** The same value with the names that describing calls have, at every depth; policies stay as they are. */
  public static JsonNode capitalised(JsonNode value) {
    if (value.has("Statement")) {
      return value;
    }
    if (value.isObject()) {
      ObjectNode object = NODES.objectNode();
      value
          .properties()
          .forEach(field -> object.set(capitalised(field.getKey()), capitalised(field.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = NODES.arrayNode();
      value.forEach(element -> array.add(capitalised(element)));
      return array;
    }
    return value;
  }

  private static String capitalised(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
