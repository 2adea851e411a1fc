package dev.tourniquet.jobs.columnar;

import java.util.Arrays;

/** Smallest and largest value of some values, as Parquet writes them. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Range(byte[] smallest, byte[] largest) {
  static Range ofLongs(long smallest, long largest) {
    return new Range(bytes(smallest), bytes(largest));
  }

  /** The span of two ranges of texts. */
  static Range ofTexts(Range one, Range other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new Range(
        Arrays.compareUnsigned(one.smallest, other.smallest) <= 0 ? one.smallest : other.smallest,
        Arrays.compareUnsigned(one.largest, other.largest) >= 0 ? one.largest : other.largest);
  }

  /** The span of two ranges of numbers. */
  static Range ofNumbers(Range one, Range other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return ofLongs(
        Math.min(number(one.smallest), number(other.smallest)),
        Math.max(number(one.largest), number(other.largest)));
  }

  static long number(byte[] bytes) {
    long value = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = (value << Byte.SIZE) | (bytes[i] & 0xff);
    }
    return value;
  }

  private static byte[] bytes(long value) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (value >>> (i * Byte.SIZE));
    }
    return bytes;
  }
}
