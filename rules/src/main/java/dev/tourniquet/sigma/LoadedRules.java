package dev.tourniquet.sigma;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What loading gave: the sound rules, in the order of their files, and everything that was wrong beside them.
 *
 * @param rules single-event rules, each with an id of its own, filters worked in
 * @param correlations correlation rules, whose references are ids of rules here or in the library
 * @param library rules that were there before and can be referred to, filters worked in
 * @param problems what must be mended, in the order of files and lines
 */
public record LoadedRules(
    List<SigmaRule> rules,
    List<CorrelationRule> correlations,
    List<Rule> library,
    List<Problem> problems) {

  public LoadedRules {
    rules = List.copyOf(rules);
    correlations = List.copyOf(correlations);
    library = List.copyOf(library);
    problems = List.copyOf(problems);
  }

  /** All rules that were loaded; without the library. */
  public List<Rule> all() {
    return Stream.<Rule>concat(rules.stream(), correlations.stream()).toList();
  }

  /**
   * Ids of the rules that do not fire by themselves, because only correlations that do not {@code generate} refer to
   * them. What is loaded silences nothing of the library.
   */
  public Set<String> silent() {
    List<CorrelationRule> others = library.stream()
        .filter(CorrelationRule.class::isInstance)
        .map(CorrelationRule.class::cast)
        .toList();
    Set<String> silent =
        silent(all(), Stream.concat(correlations.stream(), others.stream()).toList());
    silent.addAll(silent(library, others));
    return Set.copyOf(silent);
  }

  private static Set<String> silent(
      Collection<? extends Rule> rules, Collection<CorrelationRule> correlations) {
    Set<String> referred = new HashSet<>();
    Set<String> generated = new HashSet<>();
    for (CorrelationRule rule : correlations) {
      referred.addAll(rule.correlation().rules());
      if (rule.correlation().generate()) {
        generated.addAll(rule.correlation().rules());
      }
    }
    Set<String> silent = new HashSet<>();
    for (Rule rule : rules) {
      if (referred.contains(rule.id()) && !generated.contains(rule.id())) {
        silent.add(rule.id());
      }
    }
    return silent;
  }

  /** The rules loaded, and those of the library that they refer to, be it over other correlations. */
  public List<Rule> needed() {
    Set<String> wanted = new HashSet<>();
    correlations.forEach(rule -> wanted.addAll(rule.correlation().rules()));
    for (int step = 0; step < Chains.MOST_STEPS; step++) {
      for (Rule rule : library) {
        if (rule instanceof CorrelationRule other && wanted.contains(other.id())) {
          wanted.addAll(other.correlation().rules());
        }
      }
    }
    return Stream.concat(
            library.stream().filter(rule -> wanted.contains(rule.id())), all().stream())
        .toList();
  }
}
