package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.containment.Answer;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Exact;
import dev.tourniquet.containment.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that is done before the first change: the state is read, the steps are made exact, and both are noted. */
final class Preparation {
  private final Journal journal;
  private final Accounts accounts;
  private final InstantSource clock;

  Preparation(Journal journal, Accounts accounts, InstantSource clock) {
    this.journal = journal;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Reads the state, makes the steps exact, and notes them all before the first change. */
  Attempt prepare(PlannedFinding planned) throws CallRefused {
    List<Entry> entries = new ArrayList<>();
    String attempt = UUID.randomUUID().toString();
    String by = accounts.caller();
    for (Step step : planned.steps()) {
      accounts.in(step);
    }
    for (Step step : planned.asOf(clock.instant()).steps()) {
      List<Answer> saved = saved(step);
      Exact exact = Exact.of(step, saved);
      entries.add(new Entry(
          planned.finding().id(),
          attempt,
          planned.plan(),
          entries.size() + 1,
          exact.needed() ? State.PLANNED : State.NOT_NEEDED,
          clock.instant(),
          exact.step(),
          saved,
          Map.of(),
          by,
          ""));
    }
    journal.add(entries);
    giveUpIfOthersContain(attempt, entries);
    return Attempt.of(entries);
  }

  /** Two at once would each save a state that the other is changing. */
  private void giveUpIfOthersContain(String own, List<Entry> entries) {
    boolean others = journal.attempts().stream()
        .filter(attempt -> !attempt.id().equals(own))
        .anyMatch(attempt -> attempt.isInEffect() || isFresh(attempt));
    if (others) {
      Instant now = clock.instant();
      journal.add(entries.stream()
          .map(entry -> entry.then(State.ABANDONED, now, "someone else contains the same finding"))
          .toList());
      throw new IllegalArgumentException(
          "Cannot contain: someone else is containing the same finding now. Nothing was changed;"
              + " wait a minute, then run again.");
    }
  }

  private boolean isFresh(Attempt attempt) {
    return attempt.isOnlyPlanned()
        && attempt.steps().get(0).at().isAfter(clock.instant().minusSeconds(60));
  }

  private List<Answer> saved(Step step) throws CallRefused {
    List<Answer> answers = new ArrayList<>();
    for (Call read : step.save()) {
      answers.add(answer(step, read));
    }
    return answers;
  }

  private Answer answer(Step step, Call read) throws CallRefused {
    try {
      return new Answer(read, accounts.in(step).make(read, step.region()), "");
    } catch (CallRefused e) {
      if (Answer.saysNone(e.code())) {
        return new Answer(read, JsonNodeFactory.instance.objectNode(), e.code());
      }
      throw new CallRefused(
          e.code(),
          "Cannot save the state: " + read.name() + " was refused (" + e.code() + ": "
              + e.getMessage() + "). Nothing was changed. Give this right, or run by hand:\n  "
              + read.cli(step.region()),
          e);
    }
  }
}
