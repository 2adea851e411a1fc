package dev.tourniquet.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The calls of one second that changed one attribute. {@code eventTime} has a resolution of one second, so nobody knows
 * their order.
 *
 * @param calls by event id
 */
record Moment(Instant time, List<Call> calls) {

  /** With more calls in a second only the orders count that end with another call each: there would be too many. */
  private static final int MOST_PERMUTED = 4;

  private static final int MOST_LAST = 50;

  /** Within one call: the old value goes before the new one comes. */
  private static final Comparator<AttributeChange> WITHIN_CALL = Comparator.comparing(
          (AttributeChange change) -> List.of(
                  Op.DELETE,
                  Op.RESTORE,
                  Op.CREATE,
                  Op.RESET,
                  Op.UNREADABLE,
                  Op.SET,
                  Op.REMOVE,
                  Op.ADD)
              .indexOf(change.op()))
      .thenComparing(change -> change.value().toString());

  /** One call's changes of the attribute. */
  record Call(String eventId, List<AttributeChange> changes) {

    Outcome applyTo(Outcome before) {
      Outcome outcome = before;
      for (AttributeChange change : changes) {
        outcome = outcome.after(change);
      }
      return outcome;
    }

    private List<Object> effect() {
      return changes.stream()
          .flatMap(change -> Stream.<Object>of(change.op(), change.value()))
          .toList();
    }

    boolean does(Op op) {
      return changes.stream().anyMatch(change -> change.op() == op);
    }
  }

  /** The moments of these changes, oldest first; a change given twice counts once. */
  static List<Moment> of(Collection<AttributeChange> changes) {
    Map<Instant, Map<String, Set<AttributeChange>>> sorted = new TreeMap<>();
    changes.forEach(change -> sorted
        .computeIfAbsent(change.time(), time -> new TreeMap<>())
        .computeIfAbsent(change.eventId(), id -> new TreeSet<>(WITHIN_CALL))
        .add(change));
    return sorted.entrySet().stream()
        .map(moment -> new Moment(
            moment.getKey(),
            moment.getValue().entrySet().stream()
                .map(call -> new Call(call.getKey(), List.copyOf(call.getValue())))
                .toList()))
        .toList();
  }

  /** The orders in which the calls can have happened, the order of event ids first where it is possible. */
  List<List<Call>> orders() {
    List<List<Call>> orders = new ArrayList<>();
    if (calls.size() <= MOST_PERMUTED) {
      permute(List.of(), calls, orders);
    } else {
      orders.add(calls);
      orders.add(reversed(calls));
      different().forEach(last -> orders.add(endingWith(last)));
    }
    List<List<Call>> possible = orders.stream().filter(Moment::possible).toList();
    return possible.isEmpty() ? orders : possible;
  }

  private static List<Call> reversed(List<Call> calls) {
    List<Call> reversed = new ArrayList<>(calls);
    Collections.reverse(reversed);
    return reversed;
  }

  /** One call of each that does the same, and no more than a reader could tell apart. */
  private Stream<Call> different() {
    Map<List<Object>, Call> byEffect = new LinkedHashMap<>();
    calls.forEach(call -> byEffect.putIfAbsent(call.effect(), call));
    return byEffect.values().stream().limit(MOST_LAST);
  }

  private List<Call> endingWith(Call last) {
    return Stream.concat(calls.stream().filter(other -> !other.equals(last)), Stream.of(last))
        .toList();
  }

  /** Nothing can be changed before it is created or after it is deleted, unless it is created again or restored. */
  private static boolean possible(List<Call> order) {
    for (int i = 1; i < order.size(); i++) {
      boolean changedBeforeCreated =
          order.get(i).does(Op.CREATE) && !order.get(i - 1).does(Op.DELETE);
      boolean changedAfterDeleted = order.get(i - 1).does(Op.DELETE) && !isMade(order.get(i));
      if (changedBeforeCreated || changedAfterDeleted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMade(Call call) {
    return call.does(Op.CREATE) || call.does(Op.RESTORE);
  }

  private static void permute(List<Call> begun, List<Call> left, List<List<Call>> orders) {
    if (left.isEmpty()) {
      orders.add(begun);
    }
    for (Call call : left) {
      List<Call> rest =
          left.stream().filter(other -> !other.eventId().equals(call.eventId())).toList();
      permute(Stream.concat(begun.stream(), Stream.of(call)).toList(), rest, orders);
    }
  }
}
