package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/** Values of one timespan with their members, one by one; beyond {@link #MOST} the oldest are given up. */
final class Window<V> {

  /** Some hundred megabytes at worst; a timespan of one group with more is not looked at whole. */
  static final int MOST = 1_000_000;

  private record Entry<V>(Member member, V value) {}

  private final Deque<Entry<V>> entries = new ArrayDeque<>();

  /** Adds a value; tells the one that is given up for it, if any. */
  void add(Member member, V value, BiConsumer<Member, V> forgotten) {
    entries.add(new Entry<>(member, value));
    if (entries.size() > MOST) {
      drop(forgotten);
    }
  }

  /** Drops what happened before and tells it. */
  void forget(Instant before, BiConsumer<Member, V> forgotten) {
    while (!entries.isEmpty() && entries.getFirst().member().time().isBefore(before)) {
      drop(forgotten);
    }
  }

  private void drop(BiConsumer<Member, V> forgotten) {
    Entry<V> oldest = entries.remove();
    forgotten.accept(oldest.member(), oldest.value());
  }

  int size() {
    return entries.size();
  }

  /** All in order of time. */
  void each(BiConsumer<Member, V> told) {
    entries.forEach(entry -> told.accept(entry.member(), entry.value()));
  }
}
