package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds the parameters of calls. */
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ObjectNode object(String name, String value) {
    return object().put(name, value);
  }

  static ObjectNode object(String name, JsonNode value) {
    return object().set(name, value);
  }

  static ArrayNode array(List<? extends JsonNode> items) {
    return NODES.arrayNode().addAll(items);
  }

  static ArrayNode texts(List<String> items) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(array::add);
    return array;
  }

  /** A policy that denies everything under the conditions given; an empty object for none. */
  static String denyAll(ObjectNode conditions) {
    ObjectNode statement = object("Effect", "Deny").put("Action", "*").put("Resource", "*");
    if (!conditions.isEmpty()) {
      statement.set("Condition", conditions);
    }
    return object("Version", "2012-10-17")
        .<ObjectNode>set("Statement", array(List.of(statement)))
        .toString();
  }
}
