package dev.tourniquet.jobs.columnar;

/**
 * Parquet's hybrid of run lengths and packed bits, for levels and dictionary ids: a run of eight or more equal numbers
 * takes a few bytes, others are packed by eights.
 */
final class HybridEncoding {
  private static final int GROUP = 8;

  private HybridEncoding() {}

  /** Bits that numbers up to and including one take. */
  static int width(int largest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
  }

  /** Appends the numbers from one place up to another. */
  static void encode(int[] numbers, int from, int to, Target target) {
    int packed = from;
    int at = from;
    while (at < to) {
      int run = run(numbers, at, to);
      int ragged = (at - packed) % GROUP;
      if (run < GROUP) {
        at += run;
      } else if (ragged != 0) {
        at += GROUP - ragged;
      } else {
        pack(numbers, packed, at, target);
        repeat(numbers[at], run, target);
        at += run;
        packed = at;
      }
    }
    pack(numbers, packed, to, target);
  }

  private static int run(int[] numbers, int from, int to) {
    int value = numbers[from];
    int at = from + 1;
    while (at < to && numbers[at] == value) {
      at++;
    }
    return at - from;
  }

  private static void repeat(int value, int times, Target target) {
    target.out().appendVarInt(times << 1);
    for (int shift = 0; shift < target.width(); shift += Byte.SIZE) {
      target.out().appendByte(value >>> shift);
    }
  }

  /** Packs numbers by eights; the last eight are filled up with zeros. */
  private static void pack(int[] numbers, int from, int to, Target target) {
    if (from == to) {
      return;
    }
    int groups = (to - from + GROUP - 1) / GROUP;
    Arena out = target.out();
    out.appendVarInt((groups << 1) | 1);
    long bits = 0;
    int held = 0;
    for (int i = from; i < from + groups * GROUP; i++) {
      bits |= (i < to ? (long) numbers[i] : 0L) << held;
      held += target.width();
      while (held >= Byte.SIZE) {
        out.appendByte((int) bits);
        bits >>>= Byte.SIZE;
        held -= Byte.SIZE;
      }
    }
  }

  /** Where numbers of a width go. */
  record Target(Arena out, int width) {}
}
