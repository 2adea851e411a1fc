package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.containment.Answer;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Exact;
import dev.tourniquet.containment.Placeholders;
import dev.tourniquet.containment.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
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
    for (Step step : planned.steps()) {
      accounts.in(step);
    }
    for (Entry asPlanned : asPlanned(planned.asOf(clock.instant()), attempt)) {
      for (Entry exact : exactNowOrLater(asPlanned)) {
        entries.add(exact.numbered(entries.size() + 1));
      }
    }
    journal.add(entries);
    giveUpIfOthersContain(attempt, entries);
    return Attempt.of(entries);
  }

  private List<Entry> asPlanned(PlannedFinding planned, String attempt) throws CallRefused {
    List<Entry> entries = new ArrayList<>();
    String by = accounts.caller();
    for (Step step : planned.steps()) {
      entries.add(new Entry(
          planned.finding().id(),
          attempt,
          planned.plan(),
          entries.size() + 1,
          State.PLANNED,
          clock.instant(),
          step,
          List.of(),
          Map.of(),
          by,
          ""));
    }
    return entries;
  }

  private List<Entry> exactNowOrLater(Entry planned) throws CallRefused {
    try {
      return exact(planned);
    } catch (CallRefused e) {
      if (!planned.step().keepsOnlyEvidence()) {
        throw e;
      }
      return List.of(planned.then(State.PLANNED, clock.instant(), e.getMessage()));
    }
  }

  /** The step made exact by the state as it is now; several where AWS takes in several calls what was planned as one. */
  List<Entry> exact(Entry planned) throws CallRefused {
    List<Answer> saved = saved(planned.step());
    return Exact.of(planned.step().filled(told(saved)), saved).stream()
        .map(exact -> planned.exact(exact, saved, clock.instant()))
        .toList();
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
      Call known = Placeholders.fill(read, told(answers));
      // What an answer did not name is not there, and cannot be read.
      if (!Placeholders.isOpen(known)) {
        answers.add(answer(step, known));
      }
    }
    return answers;
  }

  private static Map<String, String> told(List<Answer> answers) {
    Map<String, String> told = new HashMap<>();
    answers.forEach(answer -> told.putAll(Placeholders.toldBy(answer.call(), answer.body())));
    return told;
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
              + e.getMessage() + "). Nothing was changed"
              + (step.keepsOnlyEvidence() ? " by this step" : "")
              + ". Give this right, or run by hand:\n  " + read.cli(step.region()),
          e);
    }
  }
}
