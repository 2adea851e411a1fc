package dev.tourniquet.jobs.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Quick hashes of bytes for tables in memory; never stored. */
public final class Hashes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Hashes() {}

  /** A hash of some bytes. */
  public static int of(byte[] source, int from, int to) {
    long hash = wide(source, from, to, 0);
    return (int) (hash ^ (hash >>> 32));
  }

  /**
   * Which of some parts a text falls to. Every byte counts: the last bits of {@link #wide} alone would leave out those near
   * the end, where names of objects may differ.
   */
  public static int part(byte[] text, int parts, long seed) {
    long hash = wide(text, 0, text.length, seed);
    hash = (hash ^ (hash >>> 29)) * MIX;
    return (int) ((hash >>> 33) % parts);
  }

  /** A hash of 64 bits; other seeds give others. */
  public static long wide(byte[] source, int from, int to, long seed) {
    long hash = seed ^ ((to - from) * MIX);
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(source, at)) * MIX;
      hash ^= hash >>> 29;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = (rest << Byte.SIZE) | (source[at] & 0xff);
    }
    hash = (hash ^ rest) * MIX;
    return hash ^ (hash >>> 32);
  }
}
