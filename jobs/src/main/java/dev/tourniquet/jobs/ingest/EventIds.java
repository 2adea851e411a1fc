package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.Hashes;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The ids of events in few bytes: 128 bits of hash of (eventID, account), and where each stands. Two of a year's
 * billions of events are taken for one with a chance below one in 10^18.
 */
final class EventIds implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Numbers of one event: two of hash, the number of its object, its task and its place in the object. */
  static final int WIDTH = 4;

  private long[] numbers = new long[WIDTH * 256];
  private int size;

  int size() {
    return size / WIDTH;
  }

  long number(int event, int which) {
    return numbers[event * WIDTH + which];
  }

  void add(long high, long low, long object, long place) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = high;
    numbers[size++] = low;
    numbers[size++] = object;
    numbers[size++] = place;
  }

  /** Adds an event by its id and account. */
  void add(Slice id, Slice account, long object, long place) {
    add(high(id, account), low(id, account), object, place);
  }

  static long high(Slice id, Slice account) {
    return Hashes.wide(
        account.bytes, account.from, account.to, Hashes.wide(id.bytes, id.from, id.to, 11));
  }

  static long low(Slice id, Slice account) {
    return Hashes.wide(
        account.bytes, account.from, account.to, Hashes.wide(id.bytes, id.from, id.to, 23));
  }

  void addAll(EventIds other) {
    for (int i = 0; i < other.size(); i++) {
      add(other.number(i, 0), other.number(i, 1), other.number(i, 2), other.number(i, 3));
    }
  }

  /** Whether two are the same event. */
  boolean same(int one, int other) {
    return number(one, 0) == number(other, 0) && number(one, 1) == number(other, 1);
  }

  /** Whether one is the one to keep: what is in the lake (-1), else by object and place, whatever task read it. */
  boolean comesBefore(int one, int other) {
    if (number(one, 3) == -1 || number(other, 3) == -1) {
      return number(one, 3) == -1;
    }
    int byObject = Long.compare(number(one, 2), number(other, 2));
    return byObject != 0 ? byObject < 0 : (int) number(one, 3) < (int) number(other, 3);
  }

  /** The events of each of some parts, told apart by their hash. */
  EventIds[] split(int parts) {
    EventIds[] split = new EventIds[parts];
    Arrays.setAll(split, i -> new EventIds());
    for (int i = 0; i < size(); i++) {
      int part = (int) Math.floorMod(number(i, 0), (long) parts);
      split[part].add(number(i, 0), number(i, 1), number(i, 2), number(i, 3));
    }
    return split;
  }

  /** Some bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Slice(byte[] bytes, int from, int to) {}
}
