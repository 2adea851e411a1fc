package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One containment of a finding: the newest line of each of its steps, in the order of the plan. */
record Attempt(String id, String plan, List<Entry> steps) {
  Attempt {
    steps = List.copyOf(steps);
  }

  static Attempt of(List<Entry> lines) {
    Map<Integer, Entry> newest = new TreeMap<>();
    lines.forEach(line -> newest.put(line.number(), line));
    Entry first = lines.get(0);
    return new Attempt(first.attempt(), first.plan(), new ArrayList<>(newest.values()));
  }

  /** Whether anything it changed was not put back. */
  boolean isInEffect() {
    return steps.stream().anyMatch(step -> step.state().isInEffect());
  }

  /** Whether nothing was called and nothing given up. */
  boolean isOnlyPlanned() {
    return steps.stream().anyMatch(step -> step.state() == State.PLANNED)
        && steps.stream()
            .allMatch(step -> step.state() == State.PLANNED || step.state() == State.NOT_NEEDED);
  }

  /** Whether its release has begun. */
  boolean isBeingReleased() {
    return steps.stream()
        .anyMatch(step -> step.state() == State.UNDOING
            || step.state() == State.UNDONE
            || step.state() == State.UNDO_FAILED);
  }

  /** Whether it made the same call, or found it made. */
  boolean reliesOn(Step other) {
    return !isBeingReleased()
        && steps.stream()
            .filter(entry -> entry.state() == State.NOT_NEEDED || entry.state().isInEffect())
            .map(Entry::step)
            .anyMatch(step -> step.account().equals(other.account())
                && step.region().equals(other.region())
                && step.call().equals(other.call()));
  }

  /** Steps to put back, the last one first. */
  List<Entry> wayBack() {
    List<Entry> back = new ArrayList<>();
    steps.stream().filter(step -> step.state().isInEffect()).forEach(step -> back.add(0, step));
    return back;
  }

  /** Values that answers told so far. */
  Map<String, String> told() {
    Map<String, String> told = new HashMap<>();
    steps.forEach(step -> told.putAll(step.told()));
    return told;
  }
}
