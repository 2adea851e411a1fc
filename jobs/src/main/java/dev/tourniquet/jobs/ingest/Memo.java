package dev.tourniquet.jobs.ingest;

import java.util.function.Supplier;

/**
 * Answers that were worked out before, by a hash of 128 bits of all they depend on. Each has two places where it may
 * stand; what is asked again stays longer. Logs repeat within minutes, and memory is bounded.
 */
final class Memo<T> {
  private static final int PLACES = 1 << 16;

  private final long[] marks = new long[2 * PLACES];
  private final Object[] answers = new Object[PLACES];

  T of(long high, long low, Supplier<T> otherwise) {
    int first = (int) (high >>> 20) & (PLACES - 1);
    T known = at(first, high, low);
    if (known != null) {
      return known;
    }
    int second = first ^ 1;
    known = at(second, high, low);
    T answer = known == null ? otherwise.get() : known;
    // What stood first was asked for less recently: it moves to the second place.
    marks[2 * second] = marks[2 * first];
    marks[2 * second + 1] = marks[2 * first + 1];
    answers[second] = answers[first];
    marks[2 * first] = high;
    marks[2 * first + 1] = low;
    answers[first] = answer;
    return answer;
  }

  @SuppressWarnings("unchecked") // only answers of this type are put there
  private T at(int place, long high, long low) {
    return marks[2 * place] == high && marks[2 * place + 1] == low ? (T) answers[place] : null;
  }
}
