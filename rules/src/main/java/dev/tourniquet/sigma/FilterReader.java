package dev.tourniquet.sigma;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one document of a rule file as a filter; which rules it is for is looked up later. */
record FilterReader(HeadReader heads, Placeholders placeholders) {

  private static final String RULES = "rules";

  /** Words of the reference implementation for every rule of the log source. */
  private static final Set<String> EVERY_RULE = Set.of("any", "all");

  /** Empty, with problems told, when something in it is wrong. */
  Optional<Filter> read(YamlMap document) {
    Problems problems = heads.problems();
    int before = problems.count();
    Fields fields = new Fields(document, problems);
    heads.head(fields);
    heads.notes(fields);
    LogSource logSource = heads.logSource(document);
    Node section = document.value("filter").orElseThrow();
    Optional<List<String>> rules = problems.attempt(section, () -> rules(section));
    Optional<Detection> detection =
        new DetectionReader(problems, placeholders).reading(RULES).read(section);
    return problems.count() == before
        ? detection.map(d -> new Filter(logSource, rules.orElseThrow(), d))
        : Optional.empty();
  }

  private List<String> rules(Node section) {
    YamlMap map = YamlMap.of(section, heads.problems());
    List<String> rules = new Fields(map, heads.problems()).oneOrMore(RULES);
    if (rules.isEmpty()) {
      throw new Invalid(
          map.value(RULES).orElse(section),
          "Missing rules: a filter names the rules it is for; list ids or names, or write \"rules: any\"");
    }
    return rules.size() == 1 && EVERY_RULE.contains(rules.get(0)) ? List.of() : rules;
  }
}
