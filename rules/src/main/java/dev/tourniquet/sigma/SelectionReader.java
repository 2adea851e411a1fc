package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Compiles what stands under a search identifier: maps, lists of maps, keywords. */
record SelectionReader(Problems problems, Placeholders placeholders) {

  private static final FieldKey KEYWORD = new FieldKey("", List.of());

  /** A map is an AND of its items; a list is an OR of its maps and keywords. */
  Expression read(Node node) {
    if (node instanceof MappingNode) {
      return map(node);
    }
    if (node instanceof SequenceNode list) {
      return list(list);
    }
    return item(KEYWORD, node, node);
  }

  private Expression list(SequenceNode list) {
    if (list.getValue().isEmpty()) {
      throw new Invalid(list, "Invalid selection: it is empty; write a field or a keyword");
    }
    List<Expression> parts = new ArrayList<>();
    for (Node part : list.getValue()) {
      problems.attempt(part, () -> listed(part)).ifPresent(parts::add);
    }
    return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
  }

  private Expression listed(Node part) {
    if (part instanceof SequenceNode) {
      throw new Invalid(
          part, "Invalid selection: a list within a list has no meaning; write one list");
    }
    return read(part);
  }

  private Expression map(Node node) {
    YamlMap map = YamlMap.of(node, problems);
    if (map.isEmpty()) {
      throw new Invalid(node, "Invalid selection: it is empty; write a field or a keyword");
    }
    List<Expression> items = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      problems
          .attempt(
              entry.key(), () -> item(FieldKey.parse(entry.name()), entry.key(), entry.value()))
          .ifPresent(items::add);
    }
    return items.size() == 1 ? items.get(0) : new AllOf(items);
  }

  private Expression item(FieldKey key, Node keyNode, Node value) {
    FieldPath path = key.path();
    boolean all = key.has(Modifier.ALL);
    List<Node> values = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    checkCount(key, keyNode, values);
    List<FieldItem> items = new ArrayList<>();
    for (Node each : values) {
      problems
          .attempt(each, () -> new FieldItem(path, checks(key, each, values.size())))
          .ifPresent(items::add);
    }
    Expression linked = all
        ? new AllOf(List.copyOf(items))
        : new FieldItem(path, items.stream().flatMap(i -> i.checks().stream()).toList());
    return key.has(Modifier.NEQ) ? new Not(linked) : linked;
  }

  private List<FieldCheck> checks(FieldKey key, Node value, int siblings) {
    if (!(value instanceof ScalarNode node)) {
      throw new Invalid(
          value,
          "Invalid value of %s: a string, number or list of them is expected; write nested fields with dots, a.b: value"
              .formatted(key.isKeyword() ? "a keyword" : Problem.excerpt(key.field())));
    }
    Scalar scalar = Scalar.of(node);
    if (scalar.isNull() && siblings > 1) {
      throw new Invalid(
          value,
          "Invalid list: null cannot stand among other values; write \"%s: null\" as a selection of its own"
              .formatted(Problem.excerpt(key.field())));
    }
    return new ValueCompiler(key, placeholders).compile(scalar);
  }

  private static void checkCount(FieldKey key, Node keyNode, List<Node> values) {
    if (values.isEmpty()) {
      throw new Invalid(
          keyNode, "Invalid value of %s: the list is empty; write a value".formatted(key.field()));
    }
    boolean single = values.size() == 1;
    if (key.has(Modifier.ALL) && single && !key.has(Modifier.EXPAND)) {
      throw new Invalid(
          keyNode,
          "Invalid combination of modifiers: all needs more than one value; remove all or add values");
    }
    if (key.has(Modifier.EXISTS) && !single) {
      throw new Invalid(keyNode, "Invalid value for exists: a list; write true or false");
    }
  }
}
