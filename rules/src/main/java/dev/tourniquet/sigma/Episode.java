package dev.tourniquet.sigma;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells the hits of one group and knows which of them belong together. */
final class Episode {

  private final CorrelationRule rule;
  private final Set<String> asked;
  private final Consumer<CorrelationHit> told;
  private Instant last;

  /**
   * No hit yet.
   *
   * @param asked the names that other correlations ask of this one
   */
  Episode(CorrelationRule rule, Set<String> asked, Consumer<CorrelationHit> told) {
    this.rule = rule;
    this.asked = asked;
    this.told = told;
  }

  /** The condition does not hold, or no longer. */
  void interrupt() {
    last = null;
  }

  /** From this time on the condition holds by these members, of which the last completed it. */
  void hit(List<Member> members, Instant time) {
    Member completing = members.get(members.size() - 1);
    Duration timespan = rule.correlation().timespan();
    boolean begins = last == null || last.plus(timespan).isBefore(time);
    last = time;
    Set<String> events = new LinkedHashSet<>();
    List<String> fresh = new ArrayList<>();
    for (Member member : members) {
      events.addAll(member.occurrence().events());
      if (member.tell()) {
        fresh.addAll(member.occurrence().events());
      }
    }
    told.accept(new CorrelationHit(
        new Occurrence(
            rule.id(),
            time,
            completing.occurrence().event(),
            begins,
            fields(completing.occurrence()),
            completing.occurrence().about(),
            newest(List.copyOf(events))),
        newest(fresh)));
  }

  private Map<String, List<String>> fields(Occurrence completing) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (String name : asked) {
      String field = rule.correlation().field(name, completing.rule());
      fields.put(name, completing.fields().getOrDefault(field, List.of()));
    }
    return fields;
  }

  private static List<String> newest(List<String> events) {
    return events.subList(Math.max(0, events.size() - Occurrence.MOST_EVENTS), events.size());
  }
}
