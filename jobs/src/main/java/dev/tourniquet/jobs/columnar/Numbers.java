package dev.tourniquet.jobs.columnar;

import java.util.Arrays;

/** A list of ints that grows. */
final class Numbers {
  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  int[] values() {
    return values;
  }

  void clear() {
    size = 0;
  }
}
