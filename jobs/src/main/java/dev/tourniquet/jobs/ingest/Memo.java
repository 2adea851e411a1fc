package dev.tourniquet.jobs.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers that were worked out before, by a hash of 128 bits of all they depend on. It holds so many and then begins
 * anew: logs repeat within minutes, and memory stays bounded.
 */
final class Memo<T> {
  private static final int MOST = 1 << 15;

  private final Map<Mark, T> answers = new HashMap<>();

  private record Mark(long high, long low) {}

  T of(long high, long low, Supplier<T> otherwise) {
    var mark = new Mark(high, low);
    T known = answers.get(mark);
    if (known != null) {
      return known;
    }
    T worked = otherwise.get();
    if (answers.size() >= MOST) {
      answers.clear();
    }
    answers.put(mark, worked);
    return worked;
  }
}
