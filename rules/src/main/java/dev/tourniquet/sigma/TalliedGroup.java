package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A correlation that tallies what lies within one timespan.
 *
 * <p>What can only grow into its condition is judged at every event, over the timespan that ends there. Anything else,
 * such as {@code lt: 5} or an average, is judged on whole windows: as many events as fit into one timespan, so that the
 * first events of many are not taken for few.
 */
final class TalliedGroup implements CorrelationGroup {

  private final Correlation correlation;
  private final Members members;
  private final Episode episode;
  private final Tally tally;
  private final boolean atEveryEvent;
  private final Deque<Instant> times = new ArrayDeque<>();
  private boolean grown;

  TalliedGroup(Correlation correlation, Members members, Episode episode) {
    this.correlation = correlation;
    this.members = members;
    this.episode = episode;
    this.tally = Tally.of(correlation);
    this.atEveryEvent =
        (correlation.type().counts() || correlation.type() == CorrelationType.VALUE_SUM)
            && correlation.condition().onlyFromBelow();
  }

  @Override
  public void add(Occurrence occurrence) {
    members.of(occurrence).stream().filter(tally::takes).forEach(this::take);
  }

  private void take(Member member) {
    // A window that is whole is judged before the event that does not fit into it.
    Instant start = member.time().minus(correlation.timespan());
    if (grown && times.getFirst().isBefore(start)) {
      judge();
    }
    while (!times.isEmpty() && (atEveryEvent || times.getFirst().isBefore(start))) {
      times.remove();
    }
    tally.forget(start);
    tally.add(member);
    if (times.isEmpty() || !times.getLast().equals(member.time())) {
      times.add(member.time());
    }
    grown = true;
    if (atEveryEvent) {
      judge();
    }
  }

  private void judge() {
    grown = false;
    List<Member> fulfilled = tally.fulfilled();
    if (fulfilled.isEmpty()) {
      episode.interrupt();
    } else {
      episode.hit(fulfilled, times.getLast());
    }
  }

  @Override
  public void end() {
    if (grown) {
      judge();
    }
  }
}
