package dev.tourniquet.jobs.columnar;

import java.util.Arrays;

/** Bytes that grow, written in the little-endian way of Parquet. */
final class Arena {
  private static final int FIRST = 1 << 7;

  private byte[] bytes = new byte[FIRST];
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void append(byte[] source, int from, int to) {
    int length = to - from;
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /** A length of four bytes, then the bytes: how Parquet writes a text. */
  void appendText(byte[] source, int from, int to) {
    int length = to - from;
    room(length + Integer.BYTES);
    putInt(size, length);
    System.arraycopy(source, from, bytes, size + Integer.BYTES, length);
    size += Integer.BYTES + length;
  }

  void appendByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void appendInt(int value) {
    room(Integer.BYTES);
    putInt(size, value);
    size += Integer.BYTES;
  }

  void appendLong(long value) {
    appendInt((int) value);
    appendInt((int) (value >>> 32));
  }

  /** Seven bits a byte, the lowest first. */
  void appendVarInt(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      appendByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    appendByte(rest);
  }

  /** Room for a number that is known later. */
  int reserveInt() {
    appendInt(0);
    return size - Integer.BYTES;
  }

  void putInt(int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >>> 8);
    bytes[at + 2] = (byte) (value >>> 16);
    bytes[at + 3] = (byte) (value >>> 24);
  }

  private void room(int more) {
    long needed = (long) size + more;
    if (needed > bytes.length) {
      long grown = Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8));
      if (grown > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException("Cannot hold more than 2 GiB of one column in memory");
      }
      bytes = Arrays.copyOf(bytes, (int) grown);
    }
  }
}
