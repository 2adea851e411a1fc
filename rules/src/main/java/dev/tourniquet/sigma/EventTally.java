package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How many events. Kept by their times, and no more than the condition tells apart: of a million events and {@code gte:
 * 10}, the newest dozen.
 */
final class EventTally implements Tally {

  private static final class Moment {
    private final Instant time;
    private long events;

    Moment(Instant time) {
      this.time = time;
    }
  }

  private final CorrelationCondition condition;
  private final long ceiling;
  private final Deque<Moment> moments = new ArrayDeque<>();
  private final Recent recent = new Recent();
  private long total;

  EventTally(CorrelationCondition condition) {
    this.condition = condition;
    this.ceiling = condition.ceiling();
  }

  @Override
  public boolean takes(Member member) {
    return true;
  }

  @Override
  public void add(Member member) {
    if (moments.isEmpty() || !moments.getLast().time.equals(member.time())) {
      moments.add(new Moment(member.time()));
    }
    moments.getLast().events++;
    total++;
    while (total - moments.getFirst().events > ceiling) {
      total -= moments.remove().events;
    }
    recent.add(member);
  }

  @Override
  public void forget(Instant before) {
    while (!moments.isEmpty() && moments.getFirst().time.isBefore(before)) {
      total -= moments.remove().events;
    }
    recent.forget(before);
  }

  @Override
  public List<Member> fulfilled() {
    return condition.holds(total) ? recent.all() : List.of();
  }
}
