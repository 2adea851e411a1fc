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

  /** No document at all. */
  static JsonNode nothing() {
    return NODES.nullNode();
  }

  static ArrayNode array(List<? extends JsonNode> items) {
    return NODES.arrayNode().addAll(items);
  }

  static ArrayNode texts(List<String> items) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(array::add);
    return array;
  }

  /** {@code functionName} as the API has it: {@code FunctionName}. */
  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The same with every name capitalized, as the API has them and CloudTrail has not. */
  static JsonNode capitalized(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(element -> array.add(capitalized(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = object();
    node.properties()
        .forEach(one -> object.set(
            one.getKey().isEmpty() ? one.getKey() : capital(one.getKey()),
            capitalized(one.getValue())));
    return object;
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
