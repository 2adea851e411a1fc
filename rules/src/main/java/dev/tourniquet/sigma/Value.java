package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One value that a field of an event may be compared by: a scalar, or an object's compact JSON. */
final class Value {

  private final JsonNode leaf;
  private final String text;
  private String folded;
  private Optional<Value> normal;

  private Value(JsonNode leaf, String text) {
    this.leaf = leaf;
    this.text = text;
  }

  static Value ofLeaf(JsonNode leaf) {
    return new Value(leaf, leaf.asText());
  }

  static Value ofCompactJson(JsonNode object) {
    return new Value(null, object.toString());
  }

  String text() {
    return text;
  }

  /** The text without regard to case, made once for all rules. */
  String folded() {
    if (folded == null) {
      folded = Fold.of(text);
    }
    return folded;
  }

  /** A JSON object that is written as text, in its one form; empty for all else. Read once for all rules. */
  Optional<Value> normal() {
    if (normal == null) {
      normal = leaf == null || !leaf.isTextual()
          ? Optional.empty()
          : JsonText.normal(text).map(json -> new Value(null, json));
    }
    return normal;
  }

  /** The scalar itself; empty for compact JSON. */
  Optional<JsonNode> leaf() {
    return Optional.ofNullable(leaf);
  }
}
