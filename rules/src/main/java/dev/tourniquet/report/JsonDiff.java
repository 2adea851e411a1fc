package dev.tourniquet.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What changed between two values, field by field. Lists count as sets: AWS returns policies, grants and permissions in
 * any order, and a reordering is no change.
 */
public final class JsonDiff {
  /** Lines that a page shows of one change; the data file holds both values whole. */
  static final int MOST_LINES = 400;

  private final List<Line> lines = new ArrayList<>();

  private JsonDiff() {}

  /** What became of a line. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** One line of text with its depth. */
  public record Line(Kind kind, int depth, String text) {
    public String mark() {
      return switch (kind) {
        case SAME -> " ";
        case REMOVED -> "-";
        case ADDED -> "+";
      };
    }

    /** The text, indented by its depth. */
    public String indented() {
      return "  ".repeat(depth) + text;
    }
  }

  /** The lines that differ, with the names of the fields they are in; null and missing mean "not set". */
  public static List<Line> lines(JsonNode before, JsonNode after) {
    var diff = new JsonDiff();
    diff.compare("", set(before), set(after), 0);
    if (diff.lines.size() <= MOST_LINES) {
      return List.copyOf(diff.lines);
    }
    int more = diff.lines.size() - MOST_LINES;
    var cut = new ArrayList<>(diff.lines.subList(0, MOST_LINES));
    cut.add(new Line(Kind.SAME, 0, "… " + Words.count(more, "more line")));
    return List.copyOf(cut);
  }

  private static JsonNode set(JsonNode node) {
    return node == null || node.isNull() ? MissingNode.getInstance() : node;
  }

  private void compare(String label, JsonNode before, JsonNode after, int depth) {
    if (before.equals(after)) {
      same(label, after, depth);
    } else if (before.isObject() && after.isObject()) {
      fields(label, before, after, depth);
    } else if (before.isArray() && after.isArray()) {
      elements(label, before, after, depth);
    } else {
      whole(Kind.REMOVED, label, before, depth);
      whole(Kind.ADDED, label, after, depth);
      beyondTheCut(before, after, depth);
    }
  }

  /** Whole values are compared and cut ones shown: two of one length may look the same. */
  private void beyondTheCut(JsonNode before, JsonNode after, int depth) {
    String was = before.asText();
    String is = after.asText();
    if (!before.isTextual() || !after.isTextual() || !Visible.text(was).equals(Visible.text(is))) {
      return;
    }
    int same = 0;
    while (same < Math.min(was.length(), is.length()) && was.charAt(same) == is.charAt(same)) {
      same++;
    }
    lines.add(new Line(
        Kind.SAME, depth, String.format(Locale.ROOT, "… they differ after character %,d", same)));
  }

  private void same(String label, JsonNode node, int depth) {
    if (!node.isMissingNode()) {
      String text = node.isContainerNode() ? summary(node) : JsonView.of(node).toString();
      lines.add(new Line(Kind.SAME, depth, label + text));
    }
  }

  private void fields(String label, JsonNode before, JsonNode after, int depth) {
    lines.add(new Line(Kind.SAME, depth, label + "{"));
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      compare(Visible.text(name) + ": ", before.path(name), after.path(name), depth + 1);
    }
    lines.add(new Line(Kind.SAME, depth, "}"));
  }

  private void elements(String label, JsonNode before, JsonNode after, int depth) {
    Set<JsonNode> gone = new LinkedHashSet<>();
    Set<JsonNode> come = new LinkedHashSet<>();
    before.forEach(gone::add);
    after.forEach(come::add);
    Set<JsonNode> stayed = new LinkedHashSet<>(gone);
    stayed.retainAll(come);
    gone.removeAll(stayed);
    come.removeAll(stayed);
    lines.add(new Line(Kind.SAME, depth, label + "["));
    gone.forEach(node -> whole(Kind.REMOVED, "", node, depth + 1));
    come.forEach(node -> whole(Kind.ADDED, "", node, depth + 1));
    if (gone.size() == 1 && come.size() == 1) {
      beyondTheCut(gone.iterator().next(), come.iterator().next(), depth + 1);
    }
    if (!stayed.isEmpty()) {
      lines.add(new Line(
          Kind.SAME, depth + 1, "… " + Words.count(stayed.size(), "element") + " unchanged"));
    }
    lines.add(new Line(Kind.SAME, depth, "]"));
  }

  private void whole(Kind kind, String label, JsonNode node, int depth) {
    if (node.isMissingNode()) {
      return;
    }
    String[] text = JsonView.text(node).split("\n", -1);
    lines.add(new Line(kind, depth, label + text[0]));
    for (int i = 1; i < text.length; i++) {
      lines.add(new Line(kind, depth, text[i]));
    }
  }

  private static String summary(JsonNode node) {
    String size = Words.count(node.size(), node.isArray() ? "element" : "field") + " unchanged";
    return node.isArray() ? "[… " + size + "]" : "{… " + size + "}";
  }
}
