package dev.tourniquet.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the condition of a correlation and refuses one that can never hold. */
record CorrelationConditionReader(YamlMap correlation, Problems problems) {

  private static final Map<String, Bound.Operator> OPERATORS = Stream.of(Bound.Operator.values())
      .collect(Collectors.toMap(Bound.Operator::word, Function.identity()));
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  CorrelationCondition read(CorrelationType type, int rules) {
    Optional<Node> node = correlation.value("condition");
    if (node.isEmpty() && type.isTemporal()) {
      return CorrelationCondition.atLeast(rules);
    }
    YamlMap map = YamlMap.of(
        node.orElseThrow(() -> new Invalid(
            correlation.node(),
            "Missing condition: %s needs one; write \"condition: {gte: 10}\""
                .formatted(type.word()))),
        problems);
    Fields fields = new Fields(map, problems);
    CorrelationCondition condition =
        new CorrelationCondition(bounds(map), fields.oneOrMore("field"), percentile(map, type));
    check(map, type, condition);
    if (type == CorrelationType.TEMPORAL_ORDERED && !condition.equals(allOf(rules, condition))) {
      throw new Invalid(
          map.node(),
          "Invalid condition: an order needs all of its rules; leave the condition out");
    }
    return condition;
  }

  /** The condition itself when it asks for all rules and no less. */
  private static CorrelationCondition allOf(int rules, CorrelationCondition condition) {
    return condition.holds(rules) && !condition.holds(rules - 1L)
        ? condition
        : CorrelationCondition.atLeast(rules);
  }

  private List<Bound> bounds(YamlMap map) {
    List<Bound> bounds = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      Bound.Operator operator = OPERATORS.get(entry.name());
      if (operator != null) {
        bounds.add(new Bound(operator, number(entry)));
      } else if (!List.of("field", "percentile").contains(entry.name())) {
        throw new Invalid(
            entry.key(),
            "Unknown key in condition: %s; known ones are gt, gte, lt, lte, eq, neq, field and percentile"
                .formatted(Problem.excerpt(entry.name())));
      }
    }
    if (bounds.isEmpty()) {
      throw new Invalid(map.node(), "Missing limit: a condition needs one; write \"gte: 10\"");
    }
    return bounds;
  }

  private static BigDecimal number(YamlMap.Entry entry) {
    return Optional.of(entry.value())
        .filter(ScalarNode.class::isInstance)
        .flatMap(node -> Numbers.ofRule(((ScalarNode) node).getValue()))
        .orElseThrow(() ->
            new Invalid(entry.value(), "Invalid %s: a number is expected".formatted(entry.name())));
  }

  private static BigDecimal percentile(YamlMap map, CorrelationType type) {
    Optional<YamlMap.Entry> entry = map.entry("percentile");
    if (entry.isEmpty()) {
      return null;
    }
    BigDecimal percentile = number(entry.get());
    if (type != CorrelationType.VALUE_PERCENTILE
        || percentile.signum() < 0
        || percentile.compareTo(HUNDRED) > 0) {
      throw new Invalid(
          entry.get().value(),
          "Invalid percentile: it is a number from 0 to 100 and belongs to value_percentile");
    }
    return percentile;
  }

  private static void check(YamlMap map, CorrelationType type, CorrelationCondition condition) {
    if (type.looksAtField() == condition.fields().isEmpty()) {
      throw new Invalid(
          map.node(),
          type.looksAtField()
              ? "Missing field: %s needs one in its condition; write \"field: …\""
                  .formatted(type.word())
              : "Invalid field: %s looks at none; remove it".formatted(type.word()));
    }
    if (type != CorrelationType.VALUE_COUNT && condition.fields().size() > 1) {
      throw new Invalid(map.node(), "Invalid field: only value_count takes more than one");
    }
    if (type.counts() && !canHold(condition)) {
      throw new Invalid(
          map.node(),
          "Invalid condition: %s can never hold: a count is a whole number from 1"
              .formatted(condition.text()));
    }
  }

  /** What is not there matches no rule, so that a count of nothing is never seen. */
  private static boolean canHold(CorrelationCondition condition) {
    boolean whole = condition.bounds().stream()
        .allMatch(bound -> bound.limit().stripTrailingZeros().scale() <= 0);
    return whole
        && Stream.concat(
                Stream.of(1L), condition.bounds().stream().flatMap(bound -> around(bound.limit())))
            .filter(count -> count >= 1)
            .anyMatch(condition::holds);
  }

  private static Stream<Long> around(BigDecimal limit) {
    long at = limit.longValue();
    return Stream.of(at - 1, at, at + 1);
  }
}
