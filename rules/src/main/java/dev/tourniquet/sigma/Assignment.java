package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each of some rules an event of its own, by augmenting paths (Kuhn's algorithm for bipartite matching). */
final class Assignment {

  private final List<Member> members;
  private final List<Integer> rules = new ArrayList<>();
  private final Map<String, Member> byEvent = new HashMap<>();

  Assignment(List<Member> members) {
    this.members = members;
  }

  /** Adds a rule; false, and nothing changed, when no event is left for it. */
  boolean add(int rule) {
    if (!place(rule, new HashSet<>())) {
      return false;
    }
    rules.add(rule);
    return true;
  }

  private boolean place(int rule, Set<String> tried) {
    for (Member member : members) {
      String event = member.occurrence().event();
      if (member.rule() == rule && tried.add(event)) {
        Member holder = byEvent.get(event);
        if (holder == null || place(holder.rule(), tried)) {
          byEvent.put(event, member);
          return true;
        }
      }
    }
    return false;
  }

  /** The event of each rule, in the order of the rules. */
  List<Member> members() {
    return rules.stream()
        .map(rule -> byEvent.values().stream()
            .filter(member -> member.rule() == rule)
            .findFirst()
            .orElseThrow())
        .toList();
  }
}
