package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a correlation looks for.
 *
 * @param rules ids of the rules whose matches are correlated, in order
 * @param groupBy fields, or aliases of fields, that must have the same values; empty for one group of everything
 * @param aliases alias to rule id to field
 * @param timespan within which the events must lie; both ends count
 * @param generate whether the rules it refers to also fire by themselves
 */
public record Correlation(
    CorrelationType type,
    List<String> rules,
    List<String> groupBy,
    Map<String, Map<String, String>> aliases,
    Duration timespan,
    CorrelationCondition condition,
    boolean generate)
    implements Serializable {

  public Correlation {
    requireNonNull(type, "type is null");
    rules = List.copyOf(rules);
    groupBy = List.copyOf(groupBy);
    // In order, so that the same rules have the same fingerprint in every run.
    aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
    requireNonNull(timespan, "timespan is null");
    requireNonNull(condition, "condition is null");
  }

  /** The field that stands for a name of this correlation in the events of one of its rules. */
  String field(String name, String rule) {
    Map<String, String> fields = aliases.get(name);
    return fields == null ? name : fields.getOrDefault(rule, name);
  }

  /** The same with every reference to a rule replaced. */
  Correlation referring(UnaryOperator<String> ids) {
    Map<String, Map<String, String>> named = new TreeMap<>();
    aliases.forEach((alias, fields) -> {
      Map<String, String> byId = new TreeMap<>();
      fields.forEach((rule, field) -> byId.put(ids.apply(rule), field));
      named.put(alias, byId);
    });
    return new Correlation(
        type, rules.stream().map(ids).toList(), groupBy, named, timespan, condition, generate);
  }
}
