package dev.tourniquet.sigma;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one document of a rule file as a correlation rule; which rules it refers to is looked up later. */
record CorrelationReader(HeadReader heads) {

  private static final Set<String> KEYS =
      Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
  private static final Pattern TIMESPAN = Pattern.compile("([1-9]\\d{0,8})([smhd])");
  private static final Map<String, Duration> UNITS = Map.of(
      "s", Duration.ofSeconds(1),
      "m", Duration.ofMinutes(1),
      "h", Duration.ofHours(1),
      "d", Duration.ofDays(1));

  /** Empty, with problems told, when something in it is wrong. */
  Optional<CorrelationRule> read(YamlMap document) {
    Problems problems = heads.problems();
    int before = problems.count();
    Fields fields = new Fields(document, problems);
    RuleHead head = heads.head(fields);
    RuleNotes notes = heads.notes(fields);
    TriageBlock triage = heads.triage(document);
    // The schema has generate beside the section, most published rules have it within.
    boolean generate = fields.flag("generate");
    Node section = document.value("correlation").orElseThrow();
    Optional<Correlation> correlation =
        problems.attempt(section, () -> correlation(YamlMap.of(section, problems), generate));
    RuleOrigin origin = heads.origin(document);
    return problems.count() == before
        ? correlation.map(c -> new CorrelationRule(head, notes, c, triage, origin))
        : Optional.empty();
  }

  private Correlation correlation(YamlMap map, boolean generate) {
    refuseUnknown(map);
    Fields fields = new Fields(map, heads.problems());
    CorrelationType type = fields
        .word("type", CorrelationType.values())
        .orElseThrow(() -> new Invalid(
            map.node(), "Missing or unknown type: a correlation needs one; write event_count"));
    List<String> rules = rules(map, fields);
    return new Correlation(
        type,
        rules,
        different(map, "group-by", fields.oneOrMore("group-by")),
        aliases(map, rules),
        timespan(map, fields),
        new CorrelationConditionReader(map, heads.problems()).read(type, rules.size()),
        generate || fields.flag("generate"));
  }

  private void refuseUnknown(YamlMap map) {
    for (YamlMap.Entry entry : map.entries()) {
      if (!KEYS.contains(entry.name())) {
        heads
            .problems()
            .error(
                entry.key(),
                "Unknown key in correlation: %s; known ones are %s"
                    .formatted(
                        Problem.excerpt(entry.name()), KEYS.stream().sorted().toList()));
      }
    }
  }

  private List<String> rules(YamlMap map, Fields fields) {
    List<String> rules = different(map, "rules", fields.oneOrMore("rules"));
    if (rules.isEmpty()) {
      throw new Invalid(
          map.value("rules").orElse(map.node()),
          "Missing rules: a correlation needs them; list ids or names of rules");
    }
    return rules;
  }

  private static List<String> different(YamlMap map, String key, List<String> texts) {
    if (Set.copyOf(texts).size() < texts.size() || texts.stream().anyMatch(String::isBlank)) {
      throw new Invalid(
          map.value(key).orElse(map.node()),
          "Invalid %s: an item is repeated or empty; write each once".formatted(key));
    }
    return texts;
  }

  private static Duration timespan(YamlMap map, Fields fields) {
    Matcher text = TIMESPAN.matcher(fields.text("timespan"));
    if (!text.matches()) {
      throw new Invalid(
          map.value("timespan").orElse(map.node()),
          "Missing or invalid timespan: %s; write a number and a unit: 30s, 15m, 1h, 7d"
              .formatted(Problem.excerpt(fields.text("timespan"))));
    }
    return UNITS.get(text.group(2)).multipliedBy(Long.parseLong(text.group(1)));
  }

  private Map<String, Map<String, String>> aliases(YamlMap map, List<String> rules) {
    Map<String, Map<String, String>> aliases = new TreeMap<>();
    map.value("aliases").ifPresent(node -> YamlMap.of(node, heads.problems())
        .entries()
        .forEach(alias -> aliases.put(alias.name(), alias(alias.value(), rules))));
    return aliases;
  }

  private Map<String, String> alias(Node node, List<String> rules) {
    YamlMap map = YamlMap.of(node, heads.problems());
    Fields fields = new Fields(map, heads.problems());
    Map<String, String> alias = new TreeMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      if (!rules.contains(entry.name())) {
        throw new Invalid(
            entry.key(),
            "Unknown rule in aliases: %s; the correlation refers to %s"
                .formatted(Problem.excerpt(entry.name()), rules));
      }
      alias.put(entry.name(), fields.mandatory(entry.name()));
    }
    return alias;
  }
}
