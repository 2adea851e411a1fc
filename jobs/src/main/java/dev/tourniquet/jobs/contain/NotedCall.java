package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Placeholders;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the call of one step, noted before it is sent and after it was answered. */
final class NotedCall {
  private final Journal journal;
  private final Accounts accounts;
  private final InstantSource clock;
  private final Consumer<String> told;

  NotedCall(Journal journal, Accounts accounts, InstantSource clock, Consumer<String> told) {
    this.journal = journal;
    this.accounts = accounts;
    this.clock = clock;
    this.told = told;
  }

  static String name(Entry entry) {
    return entry.number() + ". " + entry.step().call().name();
  }

  /**
   * The entry as it is after the call: done, failed, or called where no answer came.
   *
   * @param values that earlier answers told
   */
  Entry make(Entry entry, Map<String, String> values) throws CallRefused {
    Calls calls = accounts.in(entry.step());
    Entry sent = entry.then(State.CALLED, clock.instant(), "");
    journal.add(sent);
    try {
      return done(
          sent,
          Placeholders.toldBy(
              sent.step().call(), calls.make(sent.step().call(), sent.step().region())),
          values);
    } catch (CallRefused e) {
      if (isDone(entry, e, calls)) {
        return done(sent, Recall.of(sent, calls), values);
      }
      if (e.isAnswered()) {
        return failed(sent, e.code() + ": " + e.getMessage());
      }
      told.accept(name(sent) + ": " + e.getMessage() + ". Whether it took effect is not known.");
      return sent;
    }
  }

  private static boolean isDone(Entry entry, CallRefused e, Calls calls) {
    Call call = entry.step().call();
    return (entry.state() == State.CALLED && Repeated.saysDone(call.operation(), e.code()))
        || Repeated.isSo(call, entry.step().region(), e, calls);
  }

  private Entry done(Entry sent, Map<String, String> news, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(news);
    Entry done = sent.with(sent.step().filled(all), news).then(State.DONE, clock.instant(), "");
    journal.addLater(done);
    told.accept(name(done) + ": done");
    return done;
  }

  Entry failed(Entry entry, String why) {
    Entry failed = entry.then(State.FAILED, clock.instant(), why);
    journal.add(failed);
    told.accept(name(entry) + ": refused. " + why);
    return failed;
  }
}
