package dev.tourniquet.jobs.contain;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.containment.Answer;
import dev.tourniquet.containment.Exact;
import dev.tourniquet.containment.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of the journal of a containment.
 *
 * @param attempt which containment of the finding
 * @param number of the step in its plan, from 1
 * @param step exact: its inverse puts the saved state back
 * @param saved what the reading calls answered before the first changing call
 * @param told values that the answer told and later calls need
 * @param by ARN of who contains
 * @param error why it failed; empty otherwise
 */
record Entry(
    String finding,
    String attempt,
    String plan,
    int number,
    State state,
    Instant at,
    Step step,
    List<Answer> saved,
    Map<String, String> told,
    String by,
    String error) {
  Entry {
    requireNonNull(finding, "finding is null");
    requireNonNull(attempt, "attempt is null");
    requireNonNull(plan, "plan is null");
    requireNonNull(state, "state is null");
    requireNonNull(at, "at is null");
    requireNonNull(step, "step is null");
    saved = List.copyOf(saved);
    told = Map.copyOf(told);
    requireNonNull(by, "by is null");
    requireNonNull(error, "error is null");
  }

  /** The next line about the same step. */
  Entry then(State next, Instant when, String why) {
    return new Entry(finding, attempt, plan, number, next, when, step, saved, told, by, why);
  }

  /** The same under its number among all the calls to make. */
  Entry numbered(int place) {
    return new Entry(finding, attempt, plan, place, state, at, step, saved, told, by, error);
  }

  /** The same made exact by what was read just now. */
  Entry exact(Exact exact, List<Answer> answers, Instant when) {
    State next = exact.needed() ? State.PLANNED : State.NOT_NEEDED;
    return new Entry(
        finding, attempt, plan, number, next, when, exact.step(), answers, told, by, "");
  }

  /** Whether its state is to be read before it is sent: it was refused, or had changed when the call was refused. */
  boolean isToBeRead() {
    return step.keepsOnlyEvidence()
        && (state == State.FAILED || (state == State.PLANNED && saved.isEmpty()));
  }

  /** What the account's answers told to be careful about, beyond what was planned. */
  List<String> cautionsBeyond(List<Step> planned) {
    return step.cautions().stream()
        .filter(caution -> planned.stream().noneMatch(one -> one.cautions().contains(caution)))
        .toList();
  }

  /** The same with a step and the values that are known by now. */
  Entry with(Step filled, Map<String, String> values) {
    return new Entry(finding, attempt, plan, number, state, at, filled, saved, values, by, error);
  }
}
