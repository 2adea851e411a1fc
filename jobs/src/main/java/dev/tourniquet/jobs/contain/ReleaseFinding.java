package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Placeholders;
import dev.tourniquet.containment.Step;
import dev.tourniquet.jobs.lake.Lake;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Undoes a containment from the saved state, the last step first. */
public final class ReleaseFinding {
  private final Journal journal;
  private final String finding;

  /** Nothing is read yet. */
  public ReleaseFinding(Lake lake, String finding) {
    this.journal = new Journal(lake, finding);
    this.finding = finding;
  }

  /**
   * The lines that tell what would be done.
   *
   * @throws IllegalArgumentException when nothing is in effect
   */
  public List<String> plan() {
    List<Entry> back = wayBack();
    List<Attempt> others = journal.ofOthers();
    return back.stream()
        .map(entry -> entry.number() + ". in " + entry.step().account() + ", "
            + entry.step().region()
            + (entry.state().isUncertain() ? " (may be undone already)" : "")
            + "\n   " + entry.step().inverseCli() + relying(entry, others))
        .toList();
  }

  private static String relying(Entry entry, List<Attempt> all) {
    List<String> others = all.stream()
        .filter(attempt -> attempt.reliesOn(entry.step()))
        .map(attempt -> attempt.steps().get(0).finding())
        .distinct()
        .sorted()
        .toList();
    return others.isEmpty()
        ? ""
        : "\n   Caution: " + entry.step().call().name() + " also contains "
            + String.join(", ", others)
            + ", which will no longer be contained by it. To keep that: release it too, then"
            + " contain it again.";
  }

  /** Undoes; false when a call was refused. Run again, it goes on where it stood. */
  public boolean run(Accounts accounts, InstantSource clock, Consumer<String> told)
      throws CallRefused {
    List<Entry> back = wayBack();
    for (Entry entry : back) {
      accounts.in(entry.step());
    }
    try {
      for (Entry entry : back) {
        if (!undo(entry, accounts, clock, told)) {
          told.accept("Stopped. Run the same command again to go on.");
          return false;
        }
      }
    } finally {
      journal.flush();
    }
    told.accept("Released: everything is as it was before the containment.");
    return true;
  }

  private List<Entry> wayBack() {
    return journal
        .inEffect()
        .orElseThrow(() -> new IllegalArgumentException("Cannot release " + finding
            + ": no containment of it is in effect. Table containments holds the journal."))
        .wayBack();
  }

  private boolean undo(Entry entry, Accounts accounts, InstantSource clock, Consumer<String> told)
      throws CallRefused {
    String name = name(entry);
    Entry known = recalled(entry, accounts);
    if (!Placeholders.isOpen(known.step().inverse())) {
      return putBack(known, accounts, clock, told);
    }
    if (Placeholders.recalling(entry.step().call()).isPresent()) {
      told.accept(name + ": there is nothing to undo, the call did not take effect");
      journal.addLater(known.then(State.UNDONE, clock.instant(), ""));
      return true;
    }
    told.accept(name + ": a value is missing that the answer was to tell, since the containment"
        + " was cut off. Look whether the call took effect, and undo it by hand: "
        + entry.step().inverseCli());
    return false;
  }

  private static String name(Entry entry) {
    return entry.number() + ". " + entry.step().inverse().name();
  }

  /** An answer that never came may have told an id that the way back needs. */
  private static Entry recalled(Entry entry, Accounts accounts) throws CallRefused {
    if (!Placeholders.isOpen(entry.step().inverse())) {
      return entry;
    }
    Step step = entry.step();
    Map<String, String> values = Recall.of(entry, accounts.in(step));
    return entry.with(step.filled(values), values);
  }

  private boolean putBack(
      Entry entry, Accounts accounts, InstantSource clock, Consumer<String> told)
      throws CallRefused {
    String name = name(entry);
    Entry sent = entry.then(State.UNDOING, clock.instant(), "");
    journal.add(sent);
    Call inverse = entry.step().inverse();
    String region = entry.step().region();
    Calls calls = accounts.in(entry.step());
    try {
      calls.make(inverse, region);
    } catch (CallRefused e) {
      if (!Repeated.saysDone(inverse.operation(), e.code())
          && !Repeated.isSo(inverse, region, e, calls)) {
        refused(sent, e, clock);
        told.accept(name + ": refused. " + e.code() + ": " + e.getMessage());
        return false;
      }
    }
    journal.addLater(sent.then(State.UNDONE, clock.instant(), ""));
    told.accept(name + ": undone");
    return true;
  }

  /** Without an answer it may have taken effect, and stays as it was noted. */
  private void refused(Entry sent, CallRefused e, InstantSource clock) {
    if (e.isAnswered()) {
      journal.add(sent.then(State.UNDO_FAILED, clock.instant(), e.code() + ": " + e.getMessage()));
    }
  }
}
