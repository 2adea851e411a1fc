package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which correlations rest on which rules, in which order they are worked out, and what they need of an event.
 *
 * <p>Whoever runs it makes an {@link Occurrence} of each match of a rule that is {@link #asked}, and then, step by step,
 * feeds each correlation's groups in the order of time and key. What a step gives is food for the next.
 */
public final class CorrelationPlan implements Serializable {

  private final List<CorrelationRule> rules;
  private final Map<String, CorrelationRule> byId = new HashMap<>();
  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<String, TreeSet<String>> asked = new HashMap<>();
  private final Map<String, List<CorrelationRule>> above = new HashMap<>();

  private CorrelationPlan(List<CorrelationRule> rules) {
    this.rules = new ArrayList<>(rules);
    rules.forEach(rule -> byId.put(rule.id(), rule));
    rules.forEach(rule -> steps.put(rule.id(), step(rule)));
    rules.stream().sorted((a, b) -> steps.get(b.id()) - steps.get(a.id())).forEach(this::ask);
  }

  /** The plan for the correlations among the rules. */
  public static CorrelationPlan of(Collection<? extends Rule> rules) {
    return new CorrelationPlan(rules.stream()
        .filter(CorrelationRule.class::isInstance)
        .map(CorrelationRule.class::cast)
        .toList());
  }

  private int step(CorrelationRule rule) {
    return rule.correlation().rules().stream()
        .map(byId::get)
        .mapToInt(below -> below == null ? 0 : step(below) + 1)
        .max()
        .orElse(0);
  }

  /** What is asked of a correlation it asks of its rules in turn, so the uppermost come first. */
  private void ask(CorrelationRule rule) {
    Correlation correlation = rule.correlation();
    Set<String> names = new TreeSet<>(asked(rule.id()));
    names.addAll(correlation.groupBy());
    names.addAll(correlation.condition().fields());
    for (String below : correlation.rules()) {
      TreeSet<String> fields = asked.computeIfAbsent(below, none -> new TreeSet<>());
      names.forEach(name -> fields.add(correlation.field(name, below)));
      above.computeIfAbsent(below, none -> new ArrayList<>()).add(rule);
    }
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** How many steps there are. */
  public int steps() {
    return steps.values().stream().mapToInt(step -> step + 1).max().orElse(0);
  }

  /** Whether a correlation refers to the rule. */
  public boolean asks(String rule) {
    return above.containsKey(rule);
  }

  private Set<String> asked(String rule) {
    return asked.getOrDefault(rule, new TreeSet<>());
  }

  /** A single-event rule that fired on an event. */
  public Occurrence occurrence(SigmaRule rule, JsonNode event, Instant time, String key) {
    return Occurrence.single(rule, time, key, FieldTexts.of(event, asked(rule.id())));
  }

  /** The correlations of a step that refer to the rule. */
  public List<CorrelationRule> above(String rule, int step) {
    return above.getOrDefault(rule, List.of()).stream()
        .filter(one -> steps.get(one.id()) == step)
        .toList();
  }

  /** All correlations that rest on the rule, be it over others. */
  public List<CorrelationRule> allAbove(String rule) {
    Map<String, CorrelationRule> found = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(List.of(rule));
    while (!open.isEmpty()) {
      for (CorrelationRule next : above.getOrDefault(open.remove(0), List.of())) {
        if (found.putIfAbsent(next.id(), next) == null) {
          open.add(next.id());
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Fields of the single-event rule's events that a name of the correlation stands for. */
  public Optional<String> field(CorrelationRule rule, String name, String single) {
    for (String below : rule.correlation().rules()) {
      String field = rule.correlation().field(name, below);
      if (below.equals(single)) {
        return Optional.of(field);
      }
      CorrelationRule other = byId.get(below);
      Optional<String> found = other == null ? Optional.empty() : field(other, field, single);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The groups of a correlation that the occurrence belongs to; none when it lacks a value to group by. */
  public List<String> groups(CorrelationRule rule, Occurrence occurrence) {
    return Tuples.of(rule.correlation(), rule.correlation().groupBy(), occurrence);
  }

  /** A group of a correlation, empty so far. */
  public CorrelationGroup group(String correlation, Consumer<CorrelationHit> hits) {
    CorrelationRule rule = byId.get(correlation);
    Episode episode = new Episode(rule, asked(correlation), hits);
    Members members = new Members(rule.correlation());
    return rule.correlation().type() == CorrelationType.TEMPORAL_ORDERED
        ? new OrderedGroup(rule.correlation(), members, episode)
        : new TalliedGroup(rule.correlation(), members, episode);
  }

  /** How far from an event a hit may change because of it. */
  public Duration reach() {
    return rules.stream().map(this::reach).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Its window, the one before, which says whether a hit goes on, and one more for windows judged when whole. */
  private Duration reach(CorrelationRule rule) {
    return rule.correlation().rules().stream()
        .map(byId::get)
        .map(below -> below == null ? Duration.ZERO : reach(below))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .plus(rule.correlation().timespan().multipliedBy(3));
  }
}
