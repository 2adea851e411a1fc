package dev.tourniquet.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest of any number of facts, in bounded memory and whatever their order. */
final class Newest<T> {

  private final int most;
  private final PriorityQueue<T> kept;
  private long leftOut;

  /**
   * @param most how many to keep
   * @param oldestFirst a total order, so that the same facts are kept in whatever order they come
   */
  Newest(int most, Comparator<T> oldestFirst) {
    this.most = most;
    this.kept = new PriorityQueue<>(oldestFirst);
  }

  void add(T fact) {
    kept.add(fact);
    if (kept.size() > most) {
      kept.remove();
      leftOut++;
    }
  }

  List<T> facts() {
    return new ArrayList<>(kept);
  }

  long leftOut() {
    return leftOut;
  }
}
