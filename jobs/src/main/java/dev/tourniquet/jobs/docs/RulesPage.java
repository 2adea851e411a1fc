package dev.tourniquet.jobs.docs;

import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/rules.md}: every rule of the packs, as its file describes it. */
final class RulesPage {
  private static final String HEAD = """
      # Rules

      Written from `rules/packs/` by `RulesPageTest`; do not edit. Each rule is a [Sigma](https://sigmahq.io) rule with
      a `triage` block: which questions to ask when it fires, and which containment to plan. Your own rules are added
      with `--rules PATH`. A rule with a *life threat* can be SICK by itself; what that means is told in
      [verdicts.md](verdicts.md).

      """;

  private RulesPage() {}

  static String of(List<SigmaRule> rules) {
    return HEAD
        + Markdown.row(List.of("rule", "level", "life threat", "ATT&CK"))
        + Markdown.rule(4)
        + rules.stream().map(RulesPage::row).collect(Collectors.joining())
        + rules.stream().map(RulesPage::section).collect(Collectors.joining());
  }

  private static String row(SigmaRule rule) {
    String anchor = rule.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9 -]", "");
    return Markdown.row(List.of(
        "[" + rule.title() + "](#" + anchor.replace(' ', '-') + ")",
        rule.level().word(),
        lifeThreat(rule),
        String.join(", ", rule.techniques())));
  }

  private static String section(SigmaRule rule) {
    String file = "rules/" + rule.origin().file();
    return "\n## " + rule.title() + "\n" + rule.notes().description().strip() + "\n\n"
        + fact("Id", Markdown.code(rule.id()))
        + fact("File", "[`" + file + "`](../" + file + ")")
        + fact("Level", rule.level().word() + ", status " + rule.status().word())
        + fact("Life threat", lifeThreat(rule))
        + fact("ATT&CK", techniques(rule))
        + fact("Asks", triage(rule, block -> String.join(", ", block.questions())))
        + fact("Contains by", triage(rule, block -> Markdown.code(block.contain())))
        + facts("What else may set it off", rule.notes().falsePositives())
        + facts("References", rule.notes().references());
  }

  private static String lifeThreat(SigmaRule rule) {
    return triage(rule, TriageBlock::lifeThreat);
  }

  private static String triage(
      SigmaRule rule, java.util.function.Function<TriageBlock, String> part) {
    return rule.triage().map(part).orElse("");
  }

  private static String techniques(SigmaRule rule) {
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
