package dev.tourniquet.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of a rule file in which every key is a string and stands once. Merge keys are merged by the parser. */
final class YamlMap {

  /** A key and its value, each with its place. */
  record Entry(ScalarNode key, Node value) {
    String name() {
      return key.getValue();
    }
  }

  private final MappingNode node;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private YamlMap(MappingNode node) {
    this.node = node;
  }

  /** Reads the keys; says which are wrong and goes on without them. */
  static YamlMap of(Node node, Problems problems) {
    if (!(node instanceof MappingNode mapping)) {
      throw new Invalid(node, "Invalid document: a mapping of keys to values is expected here");
    }
    YamlMap map = new YamlMap(mapping);
    for (NodeTuple tuple : mapping.getValue()) {
      problems.attempt(tuple.getKeyNode(), () -> map.add(tuple));
    }
    return map;
  }

  private Entry add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      throw new Invalid(tuple.getKeyNode(), "Invalid key: a key must be a string");
    }
    Entry entry = new Entry(key, tuple.getValueNode());
    if (entries.putIfAbsent(key.getValue(), entry) != null) {
      throw new Invalid(
          key, "Duplicate key: %s; keep one of the two".formatted(Problem.excerpt(key.getValue())));
    }
    return entry;
  }

  Node node() {
    return node;
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  boolean isEmpty() {
    return node.getValue().isEmpty();
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  Optional<Node> value(String key) {
    return entry(key).map(Entry::value);
  }
}
