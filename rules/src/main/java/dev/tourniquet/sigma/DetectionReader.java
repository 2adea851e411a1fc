package dev.tourniquet.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Compiles the {@code detection} section: every selection, then the condition over them.
 *
 * @param others keys of the section that are no selections
 */
record DetectionReader(Problems problems, Placeholders placeholders, Set<String> others) {

  private static final String CONDITION = "condition";

  DetectionReader(Problems problems, Placeholders placeholders) {
    this(problems, placeholders, Set.of(CONDITION));
  }

  /** The same for a section that has one more key that is no selection. */
  DetectionReader reading(String other) {
    return new DetectionReader(problems, placeholders, Set.of(CONDITION, other));
  }

  /** Empty, with problems told, when something in it is wrong. */
  Optional<Detection> read(Node node) {
    int before = problems.count();
    Optional<Expression> compiled =
        problems.attempt(node, () -> compile(YamlMap.of(node, problems), before));
    return problems.count() == before ? compiled.map(Detection::new) : Optional.empty();
  }

  private Expression compile(YamlMap detection, int before) {
    SelectionReader reader = new SelectionReader(problems, placeholders);
    Map<String, Expression> selections = new LinkedHashMap<>();
    for (YamlMap.Entry entry : detection.entries()) {
      if (!others.contains(entry.name())) {
        // A broken selection still counts as defined, or the condition would be blamed for it.
        Expression broken = new AnyOf(List.of());
        selections.put(
            entry.name(),
            problems.attempt(entry.value(), () -> reader.read(entry.value())).orElse(broken));
      }
    }
    if (selections.isEmpty() && problems.count() == before) {
      problems.error(
          detection.node(), "Missing selection: detection needs one beside its condition; add it");
    }
    return condition(detection, new Selections(selections));
  }

  /** "The condition can be a list ... logically linked with OR." */
  private Expression condition(YamlMap detection, Selections selections) {
    Node node = detection
        .value(CONDITION)
        .orElseThrow(() -> new Invalid(
            detection.node(),
            "Missing condition: detection needs one; add \"condition: selection\""));
    if (!(node instanceof SequenceNode list)) {
      return one(node, selections);
    }
    if (list.getValue().isEmpty()) {
      throw new Invalid(node, "Missing condition: the list is empty; write one");
    }
    return new AnyOf(list.getValue().stream().map(each -> one(each, selections)).toList());
  }

  private static Expression one(Node node, Selections selections) {
    if (!(node instanceof ScalarNode scalar) || Scalar.of(scalar).isNull()) {
      throw new Invalid(
          node, "Invalid condition: text is expected; write \"condition: selection\"");
    }
    try {
      return selections.resolve(ConditionParser.parse(scalar.getValue()));
    } catch (IllegalArgumentException e) {
      throw new Invalid(node, e.getMessage());
    }
  }
}
