package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one field of one event holds, arrays already spread into their elements. */
final class FieldValues {

  private final boolean present;
  private final List<JsonNode> nodes;
  private List<Value> values;

  /**
   * @param present whether the field is there at all, be it null or an empty array
   * @param nodes scalars, nulls and objects; no arrays
   */
  FieldValues(boolean present, List<JsonNode> nodes) {
    this.present = present;
    this.nodes = nodes;
  }

  boolean present() {
    return present;
  }

  /** Whether there is nothing but nulls. */
  boolean isNull() {
    return nodes.stream().allMatch(JsonNode::isNull);
  }

  /** Every scalar and every object as compact JSON, without those that say nothing; for grouping. */
  List<String> texts() {
    return nodes.stream()
        .filter(node -> !node.isNull() && !node.isMissingNode())
        .map(node -> node.isValueNode() ? node.asText() : node.toString())
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  /** Every scalar, every leaf of every object, and every object as compact JSON; made once for all rules. */
  List<Value> values() {
    if (values == null) {
      List<Value> all = new ArrayList<>(nodes.size());
      nodes.forEach(node -> addLeaves(node, all));
      nodes.stream().filter(JsonNode::isObject).map(Value::ofCompactJson).forEach(all::add);
      values = all;
    }
    return values;
  }

  /** Without recursion: how deep an object goes is the log's choice. */
  private static void addLeaves(JsonNode node, List<Value> into) {
    if (!node.isContainerNode()) {
      addScalar(node, into);
      return;
    }
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(node);
    while (!open.isEmpty()) {
      for (JsonNode child : open.poll()) {
        if (child.isContainerNode()) {
          open.add(child);
        } else {
          addScalar(child, into);
        }
      }
    }
  }

  private static void addScalar(JsonNode scalar, List<Value> into) {
    if (!scalar.isNull() && !scalar.isMissingNode()) {
      into.add(Value.ofLeaf(scalar));
    }
  }
}
