package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that matched one after the other: for each of them the way there that began last. Events of the same time may
 * stand in any order, since the log cannot tell, but one event is one step.
 */
final class OrderedGroup implements CorrelationGroup {

  private final Correlation correlation;
  private final Members members;
  private final Episode episode;
  private final List<List<Member>> ways;
  private final List<Member> sameTime = new ArrayList<>();

  OrderedGroup(Correlation correlation, Members members, Episode episode) {
    this.correlation = correlation;
    this.members = members;
    this.episode = episode;
    this.ways = new ArrayList<>(
        correlation.rules().stream().map(rule -> List.<Member>of()).toList());
  }

  @Override
  public void add(Occurrence occurrence) {
    members.of(occurrence).ifPresent(member -> {
      if (!sameTime.isEmpty() && sameTime.get(0).time().isBefore(member.time())) {
        step();
      }
      long alike = sameTime.stream().filter(m -> m.rule() == member.rule()).count();
      // More than there are steps cannot be needed.
      if (alike < ways.size()) {
        sameTime.add(member);
      }
    });
  }

  @Override
  public void end() {
    if (!sameTime.isEmpty()) {
      step();
    }
  }

  /** From the latest start to the earliest, so that a way that began later is never lost to one that began before. */
  private void step() {
    Instant time = sameTime.get(0).time();
    List<List<Member>> before = new ArrayList<>(ways);
    boolean[] reached = new boolean[ways.size()];
    for (int first = 0; first < ways.size(); first++) {
      List<Member> way = first == 0 ? List.of() : before.get(first - 1);
      if (first == 0 || (!way.isEmpty() && isWithin(way, time))) {
        goOn(way, first, reached);
      }
    }
    sameTime.clear();
    tell(reached[ways.size() - 1], time);
  }

  private boolean isWithin(List<Member> way, Instant time) {
    return !way.get(0).time().plus(correlation.timespan()).isBefore(time);
  }

  private void goOn(List<Member> way, int first, boolean[] reached) {
    Assignment steps = new Assignment(sameTime);
    for (int rule = first; rule < ways.size() && steps.add(rule); rule++) {
      List<Member> longer = new ArrayList<>(way);
      longer.addAll(steps.members());
      if (!reached[rule] || beganLater(longer, ways.get(rule))) {
        reached[rule] = true;
        ways.set(rule, List.copyOf(longer));
      }
    }
  }

  private static boolean beganLater(List<Member> way, List<Member> other) {
    return other.get(0).time().isBefore(way.get(0).time());
  }

  private void tell(boolean complete, Instant time) {
    if (complete) {
      episode.hit(ways.get(ways.size() - 1), time);
    } else {
      episode.interrupt();
    }
  }
}
