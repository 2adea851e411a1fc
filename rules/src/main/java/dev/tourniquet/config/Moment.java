package dev.tourniquet.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  /** With more calls in a second only two orders are tried: there would be too many. */
  private static final int MOST_PERMUTED = 4;

  /** Within one call: the old value goes before the new one comes. */
  private static final Comparator<AttributeChange> WITHIN_CALL = Comparator.comparing(
          (AttributeChange change) -> List.of(
                  Op.DELETE, Op.CREATE, Op.RESET, Op.UNREADABLE, Op.SET, Op.REMOVE, Op.ADD)
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
      List<Call> reversed = new ArrayList<>(calls);
      reversed.sort(Comparator.comparing(Call::eventId).reversed());
      orders.add(calls);
      orders.add(reversed);
    }
    List<List<Call>> possible = orders.stream().filter(Moment::possible).toList();
    return possible.isEmpty() ? orders : possible;
  }

  /** Nothing can be changed before it is created or after it is deleted, unless it is created again. */
  private static boolean possible(List<Call> order) {
    for (int i = 1; i < order.size(); i++) {
      boolean changedBeforeCreated =
          order.get(i).does(Op.CREATE) && !order.get(i - 1).does(Op.DELETE);
      boolean changedAfterDeleted =
          order.get(i - 1).does(Op.DELETE) && !order.get(i).does(Op.CREATE);
      if (changedBeforeCreated || changedAfterDeleted) {
        return false;
      }
    }
    return true;
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
