package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random events: a correlation fires exactly when a plain search over all windows finds one that fulfils it. */
class CorrelationLawsTest {

  private record Call(int id, int second, String rule, String user, int value) {
    @Override
    public String toString() {
      return "e%03d@%d r=%s u=%s v=%d".formatted(id, second, rule, user, value);
    }
  }

  private static final int SPAN = 10;
  private static final int ROUNDS = 400;

  private final Random dice = new Random(42);

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    int count = 3 + dice.nextInt(9);
    for (int i = 0; i < count; i++) {
      calls.add(new Call(
          i,
          dice.nextInt(40),
          List.of("a", "b", "c").get(dice.nextInt(3)),
          List.of("ann", "bob").get(dice.nextInt(2)),
          1 + dice.nextInt(4)));
    }
    return calls;
  }

  /** The calls of one user within each timespan that begins with a call. */
  private static List<List<Call>> windows(List<Call> calls) {
    return calls.stream()
        .map(first -> calls.stream()
            .filter(one -> one.user().equals(first.user()))
            .filter(one -> one.second() >= first.second() && one.second() <= first.second() + SPAN)
            .toList())
        .toList();
  }

  private static boolean fires(String section, List<Call> calls) {
    String[] events = calls.stream().map(Call::toString).toArray(String[]::new);
    return !Timeline.hits(section + "group-by: [u]\ntimespan: 10s\n", events).isEmpty();
  }

  @Test
  void eventsAreCountedInEveryWindow() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> calls = calls();
      boolean expected = windows(calls).stream()
          .anyMatch(w -> w.stream().filter(c -> c.rule().equals("a")).count() >= 3);
      assertThat(fires("type: event_count\nrules: [a]\ncondition: {gte: 3}\n", calls))
          .as(calls.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void valuesAreCountedInEveryWindow() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> calls = calls();
      boolean expected = windows(calls).stream()
          .anyMatch(w -> w.stream().map(Call::value).distinct().count() >= 3);
      assertThat(fires("type: value_count\nrules: [every]\ncondition: {gte: 3, field: v}\n", calls))
          .as(calls.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void numbersAreAddedInEveryWindow() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> calls = calls();
      boolean expected =
          windows(calls).stream().anyMatch(w -> w.stream().mapToInt(Call::value).sum() > 7);
      assertThat(fires("type: value_sum\nrules: [every]\ncondition: {gt: 7, field: v}\n", calls))
          .as(calls.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void allRulesAreLookedForInEveryWindow() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> calls = calls();
      boolean expected = windows(calls).stream()
          .anyMatch(w -> w.stream().map(Call::rule).distinct().count() == 3);
      assertThat(fires("type: temporal\nrules: [a, b, c]\n", calls))
          .as(calls.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void everyWayThroughTheOrderIsLookedFor() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> calls = calls();
      boolean expected = windows(calls).stream().anyMatch(CorrelationLawsTest::inOrder);
      assertThat(fires("type: temporal_ordered\nrules: [a, b, c]\n", calls))
          .as(calls.toString())
          .isEqualTo(expected);
    }
  }

  private static boolean inOrder(List<Call> window) {
    return of(window, "a").stream().anyMatch(a -> of(window, "b").stream()
        .filter(b -> b.second() >= a.second())
        .anyMatch(b -> of(window, "c").stream().anyMatch(c -> c.second() >= b.second())));
  }

  private static List<Call> of(List<Call> window, String rule) {
    return window.stream().filter(call -> call.rule().equals(rule)).toList();
  }

  /** A whole window holds all that lies within one timespan and can take no further event. */
  @Test
  void fewAreJudgedOnWholeWindows() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> calls = calls();
      List<List<Call>> windows = windows(calls);
      boolean expected = windows.stream()
          .filter(w -> windows.stream().noneMatch(o -> o.size() > w.size() && o.containsAll(w)))
          .anyMatch(w -> w.size() == 2);
      assertThat(fires("type: event_count\nrules: [every]\ncondition: {eq: 2}\n", calls))
          .as(calls.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void noOrderOfArrivalChangesAnything() {
    for (int round = 0; round < 50; round++) {
      List<Call> calls = calls();
      String[] events = calls.stream().map(Call::toString).toArray(String[]::new);
      String[] backwards = IntStream.range(0, events.length)
          .mapToObj(i -> events[events.length - 1 - i])
          .toArray(String[]::new);
      String section = "type: temporal_ordered\nrules: [a, b]\ngroup-by: [u]\ntimespan: 10s\n";
      assertThat(Timeline.hits(section, backwards))
          .as(Arrays.toString(events))
          .isEqualTo(Timeline.hits(section, events));
    }
  }
}
