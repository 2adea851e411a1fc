package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One form for values that mean the same: fields in order, lists as sets, and in policies a single text as a list of
 * one, since IAM takes either.
 */
final class Canonical {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> ONE_OR_MANY = Set.of(
      "Statement",
      "Action",
      "NotAction",
      "Resource",
      "NotResource",
      "AWS",
      "Service",
      "Federated",
      "CanonicalUser");

  private Canonical() {}

  static JsonNode of(JsonNode value) {
    return value.isObject() ? object(value, false) : value.isArray() ? array(value) : value;
  }

  static boolean same(JsonNode one, JsonNode other) {
    return of(one).equals(of(other));
  }

  private static ObjectNode object(JsonNode value, boolean condition) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    value.properties().forEach(field -> sorted.put(field.getKey(), field(field, condition)));
    ObjectNode object = NODES.objectNode();
    sorted.forEach(object::set);
    return object;
  }

  private static JsonNode field(Map.Entry<String, JsonNode> field, boolean condition) {
    JsonNode value = field.getValue();
    if (value.isObject() && !field.getKey().equals("Statement")) {
      return object(value, condition || field.getKey().equals("Condition"));
    }
    boolean list = !value.isArray() && (condition || ONE_OR_MANY.contains(field.getKey()));
    return list
        ? NODES.arrayNode().add(condition ? NODES.textNode(value.asText()) : of(value))
        : of(value);
  }

  private static ArrayNode array(JsonNode value) {
    ArrayNode array = NODES.arrayNode();
    Json.each(value)
        .map(Canonical::of)
        .distinct()
        .sorted(Comparator.comparing(JsonNode::toString))
        .forEach(array::add);
    return array;
  }
}
