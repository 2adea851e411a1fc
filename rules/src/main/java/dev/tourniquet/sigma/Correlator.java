package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Works out correlations in memory, for files that one looks through without a lake. */
public final class Correlator {

  /** Within a group; what happened at the same time is told apart by its key. */
  public static final Comparator<Occurrence> IN_TIME =
      Comparator.comparing(Occurrence::time).thenComparing(Occurrence::event);

  private final CorrelationPlan plan;
  private final List<Occurrence> occurrences = new ArrayList<>();

  public Correlator(CorrelationPlan plan) {
    this.plan = plan;
  }

  /** Takes an occurrence, in any order; the same event twice is one. */
  public void add(Occurrence occurrence) {
    occurrences.add(occurrence);
  }

  /** Every run of hits once, with the events that made it up, in order of time. */
  public List<Occurrence> hits() {
    List<Occurrence> all = new ArrayList<>(distinct());
    List<Occurrence> told = new ArrayList<>();
    for (int step = 0; step < plan.steps(); step++) {
      List<CorrelationHit> hits = hits(all, step);
      hits.forEach(hit -> all.add(hit.occurrence()));
      told.addAll(runs(hits));
    }
    return told.stream().sorted(IN_TIME.thenComparing(Occurrence::rule)).toList();
  }

  private List<Occurrence> distinct() {
    Map<String, Occurrence> distinct = new LinkedHashMap<>();
    occurrences.forEach(one -> distinct.putIfAbsent(one.rule() + "\n" + one.event(), one));
    return List.copyOf(distinct.values());
  }

  private List<CorrelationHit> hits(List<Occurrence> all, int step) {
    Map<String, Map<String, List<Occurrence>>> grouped = new TreeMap<>();
    for (Occurrence one : all) {
      for (CorrelationRule rule : plan.above(one.rule(), step)) {
        for (String group : plan.groups(rule, one)) {
          grouped
              .computeIfAbsent(rule.id(), none -> new TreeMap<>())
              .computeIfAbsent(group, none -> new ArrayList<>())
              .add(one);
        }
      }
    }
    List<CorrelationHit> hits = new ArrayList<>();
    grouped.forEach((rule, groups) -> groups.values().forEach(members -> {
      CorrelationGroup group = plan.group(rule, hits::add);
      members.stream().sorted(IN_TIME).forEach(group::add);
      group.end();
    }));
    return hits;
  }

  /** Hits of one group follow one another: one that goes on belongs to the last that began. */
  private static List<Occurrence> runs(List<CorrelationHit> hits) {
    List<Occurrence> runs = new ArrayList<>();
    for (CorrelationHit hit : hits) {
      if (hit.occurrence().begins()) {
        runs.add(hit.occurrence());
      } else {
        runs.add(longer(runs.remove(runs.size() - 1), hit.fresh()));
      }
    }
    return runs;
  }

  private static Occurrence longer(Occurrence run, List<String> fresh) {
    Set<String> events = new LinkedHashSet<>(run.events());
    events.addAll(fresh);
    return new Occurrence(
        run.rule(),
        run.time(),
        run.event(),
        true,
        run.fields(),
        run.about(),
        events.stream().limit(Occurrence.MOST_EVENTS).toList());
  }
}
