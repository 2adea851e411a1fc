package dev.tourniquet.jobs.ingest;

import dev.tourniquet.trail.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates and hashes objects, one after the other, with what can be used again. */
final class Inflation {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;

  /** Deflate makes no byte into more than these. */
  private static final long MOST_RATIO = 1_032;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final MessageDigest digest = Sha256.begin();

  String sha256(byte[] stored) {
    return HexFormat.of().formatHex(digest.digest(stored));
  }

  /** Bytes that a gzip of one member says it inflates to; -1 when anything is unusual, or more than a limit. */
  int told(byte[] gzip, int limit) {
    int end = gzip.length - TRAILER;
    if (end < HEADER || gzip[2] != 8 || gzip[3] != 0) {
      return -1;
    }
    long size = number(gzip, end + 4);
    return size > limit || size > MOST_RATIO * gzip.length ? -1 : (int) size;
  }

  /** Inflates one gzip member into a buffer of the size that it tells; null when that is not right. */
  byte[] exactly(byte[] gzip, int size) {
    byte[] out = new byte[size];
    return fills(gzip, gzip.length - TRAILER, out) ? out : null;
  }

  private boolean fills(byte[] gzip, int end, byte[] out) {
    inflater.reset();
    inflater.setInput(gzip, HEADER, end - HEADER);
    try {
      int filled = 0;
      int step = 1;
      while (filled < out.length && step > 0) {
        step = inflater.inflate(out, filled, out.length - filled);
        filled += step;
      }
      // One more look: the end of the stream may still have to be read.
      boolean over = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
      crc.reset();
      crc.update(out);
      return filled == out.length
          && !over
          && inflater.finished()
          && inflater.getRemaining() == 0
          && crc.getValue() == number(gzip, end);
    } catch (DataFormatException e) {
      return false;
    }
  }

  private static long number(byte[] bytes, int at) {
    return (bytes[at] & 0xffL)
        | (bytes[at + 1] & 0xffL) << 8
        | (bytes[at + 2] & 0xffL) << 16
        | (bytes[at + 3] & 0xffL) << 24;
  }
}
