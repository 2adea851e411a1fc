package dev.tourniquet.jobs.triage;

import dev.tourniquet.report.PagePaths;
import dev.tourniquet.sigma.RuleIndex;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.triage.TriageRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of a run, ready to travel to executors.
 *
 * @param fingerprint changes when a rule does, so that a run knows what to match again
 */
public record RuleSet(List<SigmaRule> rules, String fingerprint) implements Serializable {
  private static final TriageBlock NONE = new TriageBlock("", "", List.of(), "");

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** Rules with the fingerprint of all that they look for and ask. */
  public static RuleSet of(List<SigmaRule> rules) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(rules));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the fingerprint of the rules", e);
    }
    return new RuleSet(rules, PagePaths.digest(bytes.toString(StandardCharsets.ISO_8859_1)));
  }

  RuleIndex index() {
    return new RuleIndex(rules);
  }

  Map<String, SigmaRule> byId() {
    return rules.stream().collect(Collectors.toMap(SigmaRule::id, Function.identity()));
  }

  /** Ids of the rules whose matches are worth a case. */
  List<String> openCases() {
    return rules.stream().filter(TriageRule::opensCases).map(SigmaRule::id).toList();
  }

  static TriageBlock triage(SigmaRule rule) {
    return rule.triage().orElse(NONE);
  }

  static TriageRule forTriage(SigmaRule rule) {
    TriageBlock triage = triage(rule);
    return new TriageRule(
        rule.id(),
        rule.title(),
        rule.level().name().toLowerCase(Locale.ROOT),
        rule.techniques(),
        triage.lifeThreat(),
        triage.questions(),
        triage.contain());
  }
}
