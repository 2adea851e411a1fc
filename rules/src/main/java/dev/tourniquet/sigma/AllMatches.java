package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Matches rules of both kinds against files of events. Single-event rules are streamed; of the matches that correlations
 * rest on, time and group are held in memory until all files are read, since files need not follow one another in time.
 */
public final class AllMatches {

  private final RuleIndex index;
  private final CorrelationPlan plan;
  private final Set<String> silent;
  private final Correlator correlator;
  private final Consumer<RuleMatch> matches;
  private final Map<String, EventPlace> places = new HashMap<>();
  private long untimed;

  /** Matches of the loaded rules; those that fire only within a correlation are not told by themselves. */
  public AllMatches(LoadedRules loaded, Consumer<RuleMatch> matches) {
    List<Rule> rules = loaded.needed();
    this.index = new RuleIndex(rules.stream()
        .filter(SigmaRule.class::isInstance)
        .map(SigmaRule.class::cast)
        .toList());
    this.plan = CorrelationPlan.of(rules);
    this.silent = silent(loaded);
    this.correlator = new Correlator(plan);
    this.matches = requireNonNull(matches, "matches is null");
  }

  /** Of the library only what the loaded rules rest on is matched, and none of it is told. */
  private static Set<String> silent(LoadedRules loaded) {
    Set<String> silent = new HashSet<>(loaded.silent());
    loaded.library().forEach(rule -> silent.add(rule.id()));
    return silent;
  }

  /** Reads every file, and every file of events in every folder; tells matches of single-event rules on the way. */
  public void in(List<Path> paths, Consumer<UnreadEvents> unread) {
    new EventFiles(this::take, unread).in(paths);
  }

  private void take(JsonNode event, EventPlace place) {
    for (SigmaRule rule : index.match(event)) {
      if (!silent.contains(rule.id())) {
        matches.accept(RuleMatch.of(rule, place));
      }
      if (plan.asks(rule.id())) {
        keep(rule, event, place);
      }
    }
  }

  private void keep(SigmaRule rule, JsonNode event, EventPlace place) {
    Optional<Instant> time = EventTime.of(event);
    if (time.isEmpty()) {
      untimed++;
      return;
    }
    String key = place.key(event);
    places.putIfAbsent(key, place);
    correlator.add(plan.occurrence(rule, event, time.get(), key));
  }

  /** Matches of correlations in all that was read, in order of time. */
  public List<CorrelationMatch> correlations() {
    return correlator.hits().stream()
        .filter(hit -> !silent.contains(hit.rule()))
        .map(this::match)
        .toList();
  }

  private CorrelationMatch match(Occurrence hit) {
    EventPlace at = places.get(hit.event());
    return new CorrelationMatch(
        hit.rule(),
        at.file(),
        at.index(),
        at.eventID(),
        hit.events().stream().map(places::get).toList());
  }

  /** How many matches could not be correlated, because their events have no time. */
  public long untimed() {
    return untimed;
  }
}
