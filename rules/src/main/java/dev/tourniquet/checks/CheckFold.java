package dev.tourniquet.checks;

import dev.tourniquet.checks.CheckInterval.Outcome;
import dev.tourniquet.config.Attributed;
import dev.tourniquet.config.Presence;
import dev.tourniquet.config.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** When each check on a resource passed and failed, each flip tied to the call that made it. */
public final class CheckFold {

  /** A resource that changes more often is followed over its newest changes. */
  static final int MOST_CHANGES = 100;

  private CheckFold() {}

  /**
   * The intervals of every check that the resource has.
   *
   * @param changes of the resource, oldest first
   * @param at its state as of a moment
   */
  public static List<CheckInterval> of(
      List<Attributed> changes, Function<Instant, Optional<State>> at) {
    if (changes.isEmpty()) {
      return List.of();
    }
    Map<Instant, Optional<State>> states = new HashMap<>();
    Function<Instant, Optional<State>> once = time -> states.computeIfAbsent(time, at);
    List<CheckInterval> intervals = new ArrayList<>();
    String type = changes.get(0).change().resource().type();
    StateChecks.ALL.stream()
        .filter(check -> check.types().contains(type))
        .forEach(check -> intervals.addAll(of(check, changes, once)));
    return intervals;
  }

  private static List<CheckInterval> of(
      StateCheck check, List<Attributed> changes, Function<Instant, Optional<State>> at) {
    List<Attributed> relevant = changes.stream()
        .filter(one -> check.attributes().contains(one.change().cause().attribute()))
        .toList();
    List<CheckInterval> intervals = new ArrayList<>();
    for (Attributed one :
        relevant.subList(Math.max(0, relevant.size() - MOST_CHANGES), relevant.size())) {
      take(intervals, check, one, at.apply(one.change().time()));
    }
    return intervals;
  }

  private static void take(
      List<CheckInterval> intervals, StateCheck check, Attributed by, Optional<State> state) {
    Instant time = by.change().time();
    int last = intervals.size() - 1;
    boolean gone = state.isEmpty() || state.get().exists() == Presence.NO;
    Outcome outcome = gone ? Outcome.UNKNOWN : outcome(check.fails().apply(state.get()));
    if (last >= 0 && intervals.get(last).to() == null) {
      if (!gone && intervals.get(last).outcome() == outcome) {
        return;
      }
      intervals.set(last, intervals.get(last).until(time));
    }
    if (!gone) {
      intervals.add(new CheckInterval(
          by.change().resource(),
          check.id(),
          check.title(),
          outcome,
          time,
          null,
          by.events().isEmpty() ? by.change().eventId() : by.events().get(0),
          by.principal()));
    }
  }

  private static Outcome outcome(Presence fails) {
    return switch (fails) {
      case YES -> Outcome.FAIL;
      case NO -> Outcome.PASS;
      case UNKNOWN -> Outcome.UNKNOWN;
    };
  }
}
