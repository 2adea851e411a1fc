package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many different values: the newest member of each, in the order they were seen last, and no more than count. */
final class DistinctTally implements Tally {

  private final CorrelationCondition condition;
  private final long ceiling;
  private final Map<String, Member> newest = new LinkedHashMap<>();

  DistinctTally(CorrelationCondition condition) {
    this.condition = condition;
    this.ceiling = condition.ceiling();
  }

  @Override
  public boolean takes(Member member) {
    return !member.values().isEmpty();
  }

  @Override
  public void add(Member member) {
    for (String value : member.values()) {
      newest.remove(value);
      newest.put(value, member);
    }
    Iterator<Member> eldest = newest.values().iterator();
    while (newest.size() > ceiling) {
      eldest.next();
      eldest.remove();
    }
  }

  @Override
  public void forget(Instant before) {
    Iterator<Member> eldest = newest.values().iterator();
    while (eldest.hasNext() && eldest.next().time().isBefore(before)) {
      eldest.remove();
    }
  }

  @Override
  public List<Member> fulfilled() {
    if (!condition.holds(newest.size())) {
      return List.of();
    }
    return newest.values().stream()
        .skip(Math.max(0, newest.size() - Occurrence.MOST_EVENTS))
        .distinct()
        .toList();
  }
}
