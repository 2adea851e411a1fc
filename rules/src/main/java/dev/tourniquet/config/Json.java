package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Small questions to JSON, and small answers in it. */
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** Whether an array holds the text, an object an entry of that name, or a policy a statement of that id. */
  static boolean has(JsonNode value, String element) {
    if (PolicyParts.isPolicy(value)) {
      return PolicyParts.ids(value).anyMatch(element::equals);
    }
    return value.isObject()
        ? value.has(element)
        : each(value).anyMatch(item -> item.asText().equals(element));
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The elements of a list as EC2 writes it: {@code {"items": [...]}}, {@code {"item": {...}}}, a list, or nothing. */
  static List<JsonNode> items(JsonNode list) {
    JsonNode items =
        list.has("items") ? list.path("items") : list.has("item") ? list.path("item") : list;
    if (items.isArray()) {
      return each(items).toList();
    }
    return items.isObject() && !items.isEmpty() ? List.of(items) : List.of();
  }

  /** The text of a scalar, or of a list's only element as older S3 records have it; else empty. */
  static String text(JsonNode value) {
    JsonNode scalar = value.isArray() && value.size() == 1 ? value.get(0) : value;
    return scalar.isValueNode() && !scalar.isNull() ? scalar.asText() : "";
  }

  /** A set: distinct texts in alphabetical order. */
  static JsonNode set(Collection<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.stream().filter(text -> !text.isEmpty()).distinct().sorted().forEach(array::add);
    return array;
  }

  static JsonNode emptySet() {
    return NODES.arrayNode();
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  /** One named entry; missing when there is no name to call it by. */
  static JsonNode entry(String name, JsonNode value) {
    return name.isEmpty() || value.isMissingNode() ? missing() : object().set(name, value);
  }

  static JsonNode textNode(String text) {
    return text.isEmpty() ? missing() : NODES.textNode(text);
  }

  /** Nothing is set: no policy, no boundary. */
  static JsonNode nothing() {
    return NODES.nullNode();
  }

  static JsonNode bool(boolean value) {
    return NODES.booleanNode(value);
  }

  static JsonNode missing() {
    return NODES.missingNode();
  }
}
