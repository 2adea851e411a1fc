package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Visits every text below a section of an event, within limits that no real event reaches. */
final class Walker {

  private static final int DEEPEST = 12;
  private static final int MOST_LEAVES = 2_000;

  /** Random or secret texts, free texts, tags, and who did it: what they name is not what the call is about. */
  private static final Set<String> SKIPPED = Set.of(
      "requestId",
      "_requestId",
      "clientToken",
      "clientRequestToken",
      "sessionToken",
      "secretAccessKey",
      "x-amz-id-2",
      "userData",
      "description",
      "createdBy",
      "lastModifiedBy",
      "updatedBy",
      "requesterId",
      "comment",
      "tagSet",
      "tags",
      "tagSpecificationSet",
      "tagSpecification",
      "tagging");

  private final LeafReader reader;
  private int leaves;
  private boolean truncated;

  Walker(LeafReader reader) {
    this.reader = reader;
  }

  /** Whether a limit cut something off. */
  boolean truncated() {
    return truncated;
  }

  void walk(JsonNode section, String name) {
    if (section.isObject()) {
      object(section, Trace.section(name), 1);
    }
  }

  private void object(JsonNode node, Trace trace, int depth) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Trace child = trace.field(field.getKey());
      if (!SKIPPED.contains(child.leaf()) && !reader.policy(field.getValue(), child)) {
        value(field.getValue(), child, node, depth);
      }
    }
  }

  private void value(JsonNode value, Trace trace, JsonNode siblings, int depth) {
    if (value.isTextual()) {
      leaf(value.textValue(), trace, siblings);
    } else if (value.isContainerNode() && depth >= DEEPEST) {
      truncated = truncated || !value.isEmpty();
    } else if (value.isObject()) {
      object(value, trace, depth + 1);
    } else if (value.isArray()) {
      array(value, trace, siblings, depth + 1);
    }
  }

  private void array(JsonNode node, Trace trace, JsonNode siblings, int depth) {
    for (int i = 0; i < node.size() && leaves < MOST_LEAVES; i++) {
      value(node.get(i), trace.element(i), siblings, depth);
    }
    truncated = truncated || (leaves >= MOST_LEAVES && !node.isEmpty());
  }

  private void leaf(String text, Trace trace, JsonNode siblings) {
    if (leaves >= MOST_LEAVES) {
      truncated = true;
      return;
    }
    leaves++;
    Leaf leaf = new Leaf(trace, text, siblings);
    if (leaf.usable()) {
      reader.read(leaf);
    }
  }
}
