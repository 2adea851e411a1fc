package dev.tourniquet.jobs.docs;

import dev.tourniquet.sigma.Correlation;
import dev.tourniquet.sigma.CorrelationRule;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.TriageBlock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code docs/rules.md}: every rule of the packs, as its file describes it. */
final class RulesPage {
  private static final String HEAD = """
      # Rules

      Written from `rules/packs/` by `RulesPageTest`; do not edit. Each rule is a [Sigma](https://sigmahq.io) rule with
      a `triage` block: which questions to ask when it fires, and which containment to plan. Your own rules are added
      with `--rules PATH`; one with the id of a rule below takes its place. A rule with a *life threat* can be SICK by itself; what that means is told in
      [verdicts.md](verdicts.md).

      """;

  private RulesPage() {}

  /** Every rule that fires by itself; what only a correlation rests on is told with the correlation. */
  static String of(LoadedRules loaded) {
    List<Rule> rules = loaded.all().stream()
        .filter(rule -> !loaded.silent().contains(rule.id()))
        .sorted(Comparator.comparing((Rule rule) -> rule.origin().file()))
        .toList();
    Map<String, String> titles =
        loaded.all().stream().collect(Collectors.toMap(Rule::id, Rule::title));
    return HEAD
        + Markdown.row(List.of("rule", "level", "life threat", "ATT&CK"))
        + Markdown.rule(4)
        + rules.stream().map(RulesPage::row).collect(Collectors.joining())
        + rules.stream().map(rule -> section(rule, titles)).collect(Collectors.joining());
  }

  private static String row(Rule rule) {
    String anchor = rule.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "");
    return Markdown.row(List.of(
        "[" + rule.title() + "](#" + anchor.replace(' ', '-') + ")",
        rule.level().word(),
        lifeThreat(rule),
        String.join(", ", rule.techniques())));
  }

  private static String section(Rule rule, Map<String, String> titles) {
    String file = "rules/" + rule.origin().file();
    return "\n## " + rule.title() + "\n" + rule.notes().description().strip() + "\n\n"
        + fact("Id", Markdown.code(rule.id()))
        + fact("File", "[`" + file + "`](../" + file + ")")
        + fact("Correlates", correlation(rule, titles))
        + fact("Level", rule.level().word() + ", status " + rule.status().word())
        + fact("Life threat", lifeThreat(rule))
        + fact("ATT&CK", techniques(rule))
        + fact("Asks", triage(rule, block -> String.join(", ", block.questions())))
        + fact("Contains by", triage(rule, block -> Markdown.code(block.contain())))
        + facts("What else may set it off", rule.notes().falsePositives())
        + facts("References", rule.notes().references());
  }

  private static String correlation(Rule rule, Map<String, String> titles) {
    if (!(rule instanceof CorrelationRule correlated)) {
      return "";
    }
    Correlation correlation = correlated.correlation();
    String fields = String.join(", ", correlation.condition().fields());
    return "%s of %s, %s%s within %s for the same %s"
        .formatted(
            Markdown.code(correlation.type().word()),
            correlation.rules().stream()
                .map(id -> "*" + titles.get(id) + "*")
                .collect(Collectors.joining(", ")),
            fields.isEmpty() ? "" : Markdown.code(fields) + " ",
            correlation.condition().text(),
            correlation.timespan().toString().substring(2).toLowerCase(Locale.ROOT),
            correlation.groupBy().stream()
                .map(Markdown::code)
                .collect(Collectors.joining(" and ")));
  }

  private static String lifeThreat(Rule rule) {
    return triage(rule, TriageBlock::lifeThreat);
  }

  private static String triage(Rule rule, Function<TriageBlock, String> part) {
    return rule.triage().map(part).orElse("");
  }

  private static String techniques(Rule rule) {
    return rule.techniques().stream()
        .map(id ->
            "[%s](https://attack.mitre.org/techniques/%s/)".formatted(id, id.replace('.', '/')))
        .collect(Collectors.joining(", "));
  }

  private static String fact(String name, String value) {
    return value.isBlank() ? "" : "- " + name + ": " + value + "\n";
  }

  private static String facts(String name, List<String> values) {
    return values.isEmpty()
        ? ""
        : "- " + name + ":\n"
            + values.stream().map(value -> "  - " + value + "\n").collect(Collectors.joining());
  }
}
