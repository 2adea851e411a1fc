package dev.tourniquet.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file, with its keys' lines; what has the wrong form is noted and reads as absent. */
final class Section {

  private final String path;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Mistakes mistakes;
  private boolean readable = true;

  private Section(String path, int line, Mistakes mistakes) {
    this.path = path;
    this.line = line;
    this.mistakes = mistakes;
  }

  static Section empty(Mistakes mistakes) {
    return new Section("", 1, mistakes);
  }

  static Section of(Node node, String path, Mistakes mistakes) {
    Section section = new Section(path, lineOf(node), mistakes);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(section::put);
    } else if (!isNull(node)) {
      section.readable = false;
      mistakes.add(
          lineOf(node),
          path,
          "Cannot read this " + kind(node),
          "Write keys and values: key: value");
    }
    return section;
  }

  private void put(NodeTuple tuple) {
    if (tuple.getKeyNode() instanceof ScalarNode key) {
      if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        mistakes.add(
            lineOf(key),
            pathOf(key.getValue()),
            "Duplicate key: " + Mistakes.shortened(key.getValue()),
            "Keep one and move all values there");
      }
    } else {
      mistakes.add(
          lineOf(tuple.getKeyNode()),
          path,
          "Cannot read a key that is no text",
          "Write key: value");
    }
  }

  /** Notes every key that is none of these. */
  void allowOnly(String... keys) {
    Set<String> allowed = Set.of(keys);
    values.forEach((key, node) -> {
      if (!allowed.contains(key)) {
        mistakes.add(
            lineOf(node),
            pathOf(key),
            "Unknown key: " + Mistakes.shortened(key),
            "Use one of " + String.join(", ", keys) + ", or remove it");
      }
    });
  }

  Set<String> keys() {
    return values.keySet();
  }

  Section section(String key) {
    Node node = values.get(key);
    return node == null
        ? new Section(pathOf(key), line, mistakes)
        : of(node, pathOf(key), mistakes);
  }

  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    for (Node node : items(key)) {
      sections.add(of(node, pathOf(key) + "[" + sections.size() + "]", mistakes));
    }
    return sections;
  }

  List<Entry> texts(String key) {
    List<Entry> entries = new ArrayList<>();
    int index = 0;
    for (Node node : items(key)) {
      Entry entry = entry(node, pathOf(key) + "[" + index++ + "]");
      if (!entry.blank()) {
        entries.add(entry);
      } else if (isNull(node) || node instanceof ScalarNode) {
        mistakes.add(lineOf(node), entry.key(), "Invalid empty entry", "Write text or remove it");
      }
    }
    return entries;
  }

  Entry text(String key) {
    Node node = values.get(key);
    return node == null ? Entry.absent(pathOf(key), line) : entry(node, pathOf(key));
  }

  Entry required(String key) {
    Entry entry = text(key);
    Node node = values.get(key);
    if (readable && entry.blank() && (node == null || node instanceof ScalarNode)) {
      mistakes.add(entry, "Missing " + key, "Write " + key + ": and its value");
    }
    return entry;
  }

  private List<Node> items(String key) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node != null && !isNull(node)) {
      mistakes.add(
          lineOf(node), pathOf(key), "Cannot read this " + kind(node), "Write a list: [a, b]");
    }
    return List.of();
  }

  private Entry entry(Node node, String key) {
    if (node instanceof ScalarNode scalar) {
      return isNull(node)
          ? Entry.absent(key, lineOf(node))
          : new Entry(key, lineOf(node), scalar.getValue(), !scalar.isPlain());
    }
    mistakes.add(lineOf(node), key, "Cannot read this " + kind(node), "Write a single text");
    return Entry.absent(key, lineOf(node));
  }

  private String pathOf(String key) {
    String shortened = Mistakes.shortened(key);
    return path.isEmpty() ? shortened : path + "." + shortened;
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String kind(Node node) {
    return node instanceof MappingNode
        ? "mapping"
        : node instanceof SequenceNode ? "list" : "single value";
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
