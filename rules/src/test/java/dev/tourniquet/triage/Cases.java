package dev.tourniquet.triage;

import dev.tourniquet.sigma.CorrelationPlan;
import dev.tourniquet.sigma.Correlator;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Occurrence;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the packs find in a handful of events: one case for each rule and resource. */
final class Cases {

  private static final LoadedRules PACKS = Packs.loaded();
  private static final CorrelationPlan PLAN = CorrelationPlan.of(PACKS.all());
  private static final Map<String, Rule> BY_ID =
      PACKS.all().stream().collect(Collectors.toMap(Rule::id, Function.identity()));

  /** A rule that fired, on what, with which events. */
  private record Fired(Rule rule, String resource, List<Event> events) {}

  private Cases() {}

  static List<CaseFile> in(List<Event> events, Alone known) {
    return Stream.concat(single(events), correlated(events))
        .collect(Collectors.groupingBy(
            one -> one.rule().origin().file() + " " + one.resource(),
            TreeMap::new,
            Collectors.toList()))
        .values()
        .stream()
        .map(same -> file(same, events, known))
        .toList();
  }

  private static CaseFile file(List<Fired> same, List<Event> around, Alone known) {
    Fired first = same.get(0);
    List<Event> events =
        same.stream().flatMap(one -> one.events().stream()).distinct().toList();
    return known.file(TriageRule.of(first.rule()), first.resource(), events, around);
  }

  private static Stream<Fired> single(List<Event> events) {
    return PACKS.rules().stream()
        .filter(rule -> TriageRule.opensCases(rule) && !PACKS.silent().contains(rule.id()))
        .flatMap(rule -> events.stream()
            .filter(event -> rule.matches(event.record()))
            .map(event -> new Fired(rule, resource(rule, event), List.of(event))));
  }

  private static Stream<Fired> correlated(List<Event> events) {
    Map<String, Event> byId =
        events.stream().collect(Collectors.toMap(Event::id, Function.identity(), (a, b) -> a));
    Correlator correlator = new Correlator(PLAN);
    for (Event event : byId.values()) {
      for (SigmaRule rule : PACKS.rules()) {
        if (PLAN.asks(rule.id()) && rule.matches(event.record())) {
          correlator.add(
              PLAN.occurrence(rule, event.record(), event.time().orElseThrow(), event.id()));
        }
      }
    }
    return correlator.hits().stream().map(hit -> fired(hit, byId));
  }

  private static Fired fired(Occurrence hit, Map<String, Event> byId) {
    Rule rule = BY_ID.get(hit.rule());
    return new Fired(
        rule,
        resource(rule, byId.get(hit.event())),
        hit.events().stream().map(byId::get).toList());
  }

  private static String resource(Rule rule, Event event) {
    return CaseResource.of(event, rule.triage().map(TriageBlock::resource).orElse(""))
        .text();
  }
}
