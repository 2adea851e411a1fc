package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Placeholders;
import dev.tourniquet.containment.Step;
import dev.tourniquet.jobs.lake.Lake;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the calls of a plan: saves the state, notes in the lake what it will do, then does it step by step, and stops at
 * the first failure. Run again after it was killed, it goes on where it stood, with the state saved the first time.
 */
public final class ContainFinding {
  private final Journal journal;
  private final Preparation preparation;
  private final NotedCall call;
  private final Consumer<String> told;

  /**
   * Nothing is called yet.
   *
   * @param told is told each line of what happens
   */
  public ContainFinding(
      Lake lake, String finding, Accounts accounts, InstantSource clock, Consumer<String> told) {
    this.journal = new Journal(lake, finding);
    this.preparation = new Preparation(journal, accounts, clock);
    this.call = new NotedCall(journal, accounts, clock, told);
    this.told = told;
  }

  /** Contains; false when a call was refused. The way back has been told then. */
  public boolean run(PlannedFinding planned) throws CallRefused {
    Optional<Attempt> before = journal.inEffect();
    if (before.isEmpty()) {
      Attempt attempt = preparation.prepare(planned);
      told.accept("Saved the state before and the planned calls in the lake, table "
          + Containments.TABLE.name() + ".");
      attempt.steps().forEach(entry -> caution(entry, planned.steps()));
      return carryOut(attempt);
    }
    Attempt attempt = before.get();
    if (attempt.isBeingReleased()) {
      throw new IllegalArgumentException(
          "Cannot contain again: the containment before is being released. Finish `release` first.");
    }
    if (!attempt.plan().equals(planned.plan())) {
      throw new IllegalArgumentException("Cannot take the plan " + planned.plan() + ": the plan "
          + attempt.plan() + " is in effect. `release` it first, or give --plan "
          + attempt.plan() + " to finish it.");
    }
    told.accept("Going on with the containment of " + attempt.steps().get(0).at()
        + ", with the state saved then.");
    return carryOut(attempt);
  }

  private boolean carryOut(Attempt attempt) throws CallRefused {
    try {
      return inOrder(attempt);
    } finally {
      journal.flush();
    }
  }

  private boolean inOrder(Attempt attempt) throws CallRefused {
    List<Entry> done = new ArrayList<>();
    Map<String, String> values = new HashMap<>(attempt.told());
    for (Entry entry : attempt.steps()) {
      Entry now = carryOut(entry, values);
      done.add(now);
      if (now.state() == State.FAILED || now.state() == State.CALLED) {
        new WayBack(told).tell(Attempt.of(done));
        return false;
      }
      values.putAll(now.told());
    }
    told.accept("Contained. Undo it with: release " + attempt.steps().get(0).finding());
    return true;
  }

  private void caution(Entry entry, List<Step> planned) {
    entry.cautionsBeyond(planned).forEach(caution -> told.accept("Caution: " + caution + "."));
  }

  private Entry carryOut(Entry noted, Map<String, String> values) throws CallRefused {
    if (!noted.isToBeRead()) {
      return takeUp(noted, values);
    }
    Entry read;
    try {
      read = preparation.exact(noted).get(0);
    } catch (CallRefused e) {
      return call.failed(noted, e.getMessage());
    }
    journal.add(read);
    caution(read, List.of(noted.step()));
    return takeUp(read, values);
  }

  private Entry takeUp(Entry entry, Map<String, String> values) throws CallRefused {
    String name = NotedCall.name(entry);
    if (entry.state() == State.NOT_NEEDED) {
      told.accept(name + ": so already, left alone");
      return entry;
    }
    if (entry.state() == State.DONE) {
      told.accept(name + ": done before");
      return entry;
    }
    if (entry.state() == State.CALLED) {
      told.accept(
          name + ": was sent before, whether it took effect is not known; sending it again");
    }
    Step step = entry.step().filled(values);
    if (Placeholders.isOpen(step.call())) {
      return call.failed(entry, "A value is missing that an earlier call was to tell");
    }
    return call.make(entry.with(step, Map.of()), values);
  }
}
