package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A field name of a rule, resolved against events. {@code a.b.c} finds {@code {"a":{"b":{"c":…}}}}, the same through
 * arrays at any place, and keys that contain dots, such as {@code {"a.b":{"c":…}}}.
 */
final class FieldPath implements Serializable {

  /** The most parts a name may have; CloudTrail nests far less deep. */
  static final int MAX_PARTS = 40;

  /** The whole event, for keywords. */
  static final FieldPath WHOLE_EVENT = new FieldPath("", List.of());

  private final String name;
  private final List<String> parts;

  private FieldPath(String name, List<String> parts) {
    this.name = name;
    this.parts = parts;
  }

  static FieldPath of(String name) {
    List<String> parts = List.of(name.split("\\.", -1));
    if (parts.size() > MAX_PARTS) {
      throw new IllegalArgumentException(
          "Invalid field name: %s: it has more than %d parts".formatted(name, MAX_PARTS));
    }
    return new FieldPath(name, parts);
  }

  String name() {
    return name;
  }

  /** What the event holds at this path. */
  FieldValues in(JsonNode event) {
    if (parts.size() == 1 && event.isObject()) {
      JsonNode node = event.get(name);
      return node == null
          ? new FieldValues(false, List.of())
          : new FieldValues(true, spread(List.of(node)));
    }
    List<JsonNode> found = walk(event);
    return new FieldValues(!found.isEmpty(), spread(found));
  }

  private record Step(JsonNode node, int part) {}

  private List<JsonNode> walk(JsonNode event) {
    List<JsonNode> found = new ArrayList<>();
    Deque<Step> open = new ArrayDeque<>();
    open.add(new Step(event, 0));
    while (!open.isEmpty()) {
      Step step = open.poll();
      if (step.part() == parts.size()) {
        found.add(step.node());
      } else if (step.node().isArray()) {
        step.node().forEach(element -> open.add(new Step(element, step.part())));
      } else if (step.node().isObject()) {
        enter(step, open);
      }
    }
    return found;
  }

  private void enter(Step step, Deque<Step> open) {
    String key = "";
    for (int end = step.part() + 1; end <= parts.size(); end++) {
      String part = parts.get(end - 1);
      key = end == step.part() + 1 ? part : key + "." + part;
      JsonNode child = step.node().get(key);
      if (child != null) {
        open.add(new Step(child, end));
      }
    }
  }

  private static List<JsonNode> spread(List<JsonNode> nodes) {
    if (nodes.size() == 1 && !nodes.get(0).isArray()) {
      return nodes;
    }
    List<JsonNode> spread = new ArrayList<>();
    Deque<JsonNode> open = new ArrayDeque<>(nodes);
    while (!open.isEmpty()) {
      JsonNode node = open.poll();
      if (node.isArray()) {
        node.forEach(open::add);
      } else {
        spread.add(node);
      }
    }
    return spread;
  }
}
