package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many of the rules matched: the newest member of each. One event may be a match of two. */
final class RulesTally implements Tally {

  private static final Comparator<Member> BY_TIME = Comparator.comparing(Member::time)
      .thenComparing(member -> member.occurrence().event());

  private final CorrelationCondition condition;
  private final Map<Integer, Member> newest = new TreeMap<>();

  RulesTally(CorrelationCondition condition) {
    this.condition = condition;
  }

  @Override
  public boolean takes(Member member) {
    return true;
  }

  @Override
  public void add(Member member) {
    newest.put(member.rule(), member);
  }

  @Override
  public void forget(Instant before) {
    newest.values().removeIf(member -> member.time().isBefore(before));
  }

  @Override
  public List<Member> fulfilled() {
    return condition.holds(newest.size())
        ? newest.values().stream().sorted(BY_TIME).toList()
        : List.of();
  }
}
