package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Puts drafts together: filters into the rules they name, and into correlations the ids of theirs. */
final class Linker {

  private final Drafts drafts;
  private final List<Rule> library;
  private final References references;
  private final Map<String, Problems> told = new LinkedHashMap<>();
  private final Map<Rule, List<Filter>> filters = new LinkedHashMap<>();

  /** A draft takes the place of the library's rule of its id. */
  Linker(Drafts drafts, List<Rule> library) {
    this.drafts = drafts;
    this.library = library.stream().filter(rule -> !drafts.has(rule.id())).toList();
    this.references =
        new References(drafts.rules().stream().map(Drafts.DraftRule::rule).toList(), this.library);
  }

  /** Everything sound; what is wrong is told by {@link #problems}. */
  LoadedRules link() {
    drafts.filters().forEach(this::place);
    List<SigmaRule> rules = new ArrayList<>();
    List<CorrelationRule> correlations = new ArrayList<>();
    for (Drafts.DraftRule draft : drafts.rules()) {
      if (draft.rule() instanceof SigmaRule rule) {
        rules.add(filtered(rule));
      } else if (draft.rule() instanceof CorrelationRule rule) {
        linked(rule, draft.document()).ifPresent(correlations::add);
      }
    }
    List<Rule> others = library.stream()
        .map(rule -> rule instanceof SigmaRule single ? filtered(single) : rule)
        .toList();
    List<Rule> known = Stream.concat(rules.stream(), others.stream()).toList();
    return new LoadedRules(
        rules, new Chains(correlations, known).sound(this::tellChain), others, List.of());
  }

  /** What was wrong in the references of a file. */
  List<Problem> problems(String file) {
    return told.containsKey(file) ? told.get(file).found() : List.of();
  }

  private Problems problems(Rule rule) {
    return told.computeIfAbsent(rule.origin().file(), Problems::new);
  }

  private void place(Drafts.DraftFilter draft) {
    Problems problems = told.computeIfAbsent(draft.file(), Problems::new);
    Filter filter = draft.filter();
    if (filter.isForEveryRule()) {
      singles().filter(rule -> filter.logSource().covers(rule.logSource())).forEach(rule -> filters
          .computeIfAbsent(rule, none -> new ArrayList<>())
          .add(filter));
      return;
    }
    YamlMap section = YamlMap.of(draft.document().value("filter").orElseThrow(), problems);
    for (String reference : filter.rules()) {
      Node at = place(section, reference);
      problems
          .attempt(at, () -> single(filter, references.find(reference)))
          .ifPresent(
              rule -> filters.computeIfAbsent(rule, none -> new ArrayList<>()).add(filter));
    }
  }

  private Stream<SigmaRule> singles() {
    return Stream.concat(drafts.rules().stream().map(Drafts.DraftRule::rule), library.stream())
        .filter(SigmaRule.class::isInstance)
        .map(SigmaRule.class::cast);
  }

  private static SigmaRule single(Filter filter, Rule rule) {
    if (!(rule instanceof SigmaRule single)) {
      throw new IllegalArgumentException(
          "Cannot filter a correlation: %s; name the rules it refers to"
              .formatted(Problem.excerpt(rule.title())));
    }
    if (!filter.logSource().covers(single.logSource())) {
      throw new IllegalArgumentException(
          "Invalid logsource: %s does not cover %s of the rule \"%s\"; write the logs of the rule"
              .formatted(filter.logSource(), single.logSource(), Problem.excerpt(single.title())));
    }
    return single;
  }

  private SigmaRule filtered(SigmaRule rule) {
    SigmaRule filtered = rule;
    for (Filter filter : filters.getOrDefault(rule, List.of())) {
      filtered = filtered.filtered(filter);
    }
    return filtered;
  }

  private Optional<CorrelationRule> linked(CorrelationRule rule, YamlMap document) {
    Problems problems = problems(rule);
    YamlMap section = YamlMap.of(document.value("correlation").orElseThrow(), problems);
    Map<String, String> ids = new LinkedHashMap<>();
    for (String reference : rule.correlation().rules()) {
      problems
          .attempt(place(section, reference), () -> references.find(reference).id())
          .ifPresent(id -> ids.put(reference, id));
    }
    return ids.size() == rule.correlation().rules().size()
        ? Optional.of(rule.with(rule.correlation().referring(ids::get)))
        : Optional.empty();
  }

  private void tellChain(CorrelationRule rule, String message) {
    Node at = drafts.rules().stream()
        .filter(draft -> draft.rule().id().equals(rule.id()))
        .map(draft -> draft.document().value("correlation").orElseThrow())
        .findFirst()
        .orElseThrow();
    problems(rule).error(at, message);
  }

  /** Where a reference stands. */
  private static Node place(YamlMap section, String reference) {
    Node rules = section.value("rules").orElse(section.node());
    return rules instanceof SequenceNode list
        ? list.getValue().stream()
            .filter(item -> item instanceof ScalarNode s && s.getValue().equals(reference))
            .findFirst()
            .orElse(rules)
        : rules;
  }
}
