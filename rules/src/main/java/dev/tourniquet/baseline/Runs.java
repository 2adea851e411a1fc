package dev.tourniquet.baseline;

import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bursts of calls, set apart by pauses longer than usual within one. */
final class Runs {

  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(10);
  /** Without it, one call a night would be one run that never ends. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final int TIMES_MEDIAN = 5;

  private Runs() {}

  /** Runs of events that are in order of time, oldest first. */
  static List<List<Event>> of(List<Event> events) {
    Duration pause = pause(events);
    List<List<Event>> runs = new ArrayList<>();
    Instant last = Instant.MIN;
    for (Event event : events) {
      Instant time = event.time().orElseThrow();
      if (runs.isEmpty() || Duration.between(last, time).compareTo(pause) > 0) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(event);
      last = time;
    }
    return runs;
  }

  private static Duration pause(List<Event> events) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < events.size(); i++) {
      gaps.add(Duration.between(
          events.get(i - 1).time().orElseThrow(), events.get(i).time().orElseThrow()));
    }
    gaps.sort(null);
    Duration median = gaps.isEmpty() ? Duration.ZERO : gaps.get(gaps.size() / 2);
    Duration pause = median.multipliedBy(TIMES_MEDIAN);
    return pause.compareTo(SHORTEST_PAUSE) < 0
        ? SHORTEST_PAUSE
        : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  static Set<String> operations(List<Event> run) {
    Set<String> operations = new TreeSet<>();
    run.forEach(event -> operations.add(event.service() + ":" + event.operation()));
    return operations;
  }
}
