package dev.tourniquet.triage;

import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the packs find in a handful of events: one case for each rule and resource. */
final class Cases {

  private static final List<SigmaRule> OPENING =
      Packs.load().stream().filter(TriageRule::opensCases).toList();

  private Cases() {}

  static List<CaseFile> in(List<Event> events, Alone known) {
    return OPENING.stream().flatMap(rule -> of(rule, events, known)).toList();
  }

  private static Stream<CaseFile> of(SigmaRule rule, List<Event> events, Alone known) {
    String field = rule.triage().map(TriageBlock::resource).orElse("");
    Map<String, List<Event>> byResource = events.stream()
        .filter(event -> rule.matches(event.record()))
        .collect(Collectors.groupingBy(
            event -> CaseResource.of(event, field).text(), TreeMap::new, Collectors.toList()));
    return byResource.entrySet().stream()
        .map(one -> known.file(TriageRule.of(rule), one.getKey(), one.getValue(), events));
  }
}
