package dev.tourniquet.jobs.triage;

import dev.tourniquet.sigma.CorrelationPlan;
import dev.tourniquet.sigma.CorrelationRule;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.RuleIndex;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.trail.Sha256;
import dev.tourniquet.triage.Privilege;
import dev.tourniquet.triage.TriageRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of a run, ready to travel to executors.
 *
 * @param silent ids of those that fire only within a correlation, or only mark events
 * @param fingerprint changes when a rule does, so that a run knows what to match again
 */
public record RuleSet(List<Rule> rules, NavigableSet<String> silent, String fingerprint)
    implements Serializable {
  private static final TriageBlock NONE = new TriageBlock("", "", List.of(), "");

  public RuleSet {
    rules = List.copyOf(rules);
    silent = Collections.unmodifiableNavigableSet(new TreeSet<>(silent));
  }

  /** What was loaded, and its library, with the fingerprint of all that they look for and ask. */
  public static RuleSet of(LoadedRules loaded) {
    List<Rule> rules =
        Stream.concat(loaded.library().stream(), loaded.all().stream()).toList();
    NavigableSet<String> silent = new TreeSet<>(loaded.silent());
    rules.stream().filter(rule -> !TriageRule.opensCases(rule)).map(Rule::id).forEach(silent::add);
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(rules));
      out.writeObject(silent);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the fingerprint of the rules", e);
    }
    return new RuleSet(rules, silent, Sha256.shortOf(bytes.toString(StandardCharsets.ISO_8859_1)));
  }

  /** The single-event rules that fire by themselves. */
  RuleIndex index() {
    return new RuleIndex(singles().filter(rule -> !silent.contains(rule.id())).toList());
  }

  /** The single-event rules that a correlation rests on. */
  RuleIndex correlated() {
    CorrelationPlan plan = correlations();
    return new RuleIndex(singles().filter(rule -> plan.asks(rule.id())).toList());
  }

  private Stream<SigmaRule> singles() {
    return rules.stream().filter(SigmaRule.class::isInstance).map(SigmaRule.class::cast);
  }

  Set<String> correlationIds() {
    return rules.stream()
        .filter(CorrelationRule.class::isInstance)
        .map(Rule::id)
        .collect(Collectors.toSet());
  }

  CorrelationPlan correlations() {
    return CorrelationPlan.of(rules);
  }

  /** Ids of those that look at signals and not at calls. */
  Set<String> onSignals() {
    return singles()
        .filter(rule -> rule.logSource().service().equals(Signals.SERVICE)
            && rule.logSource().product().equals(Signals.PRODUCT))
        .map(Rule::id)
        .collect(Collectors.toSet());
  }

  /** Of each of those the classes of permissions with which a signal is no finding. */
  Map<String, Set<String>> calmedBy() {
    Map<String, Rule> all = byId();
    return onSignals().stream()
        .collect(Collectors.toMap(
            Function.identity(), id -> Privilege.calming(triage(all.get(id)).lifeThreat())));
  }

  Map<String, Rule> byId() {
    return rules.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
  }

  static TriageBlock triage(Rule rule) {
    return rule.triage().orElse(NONE);
  }
}
