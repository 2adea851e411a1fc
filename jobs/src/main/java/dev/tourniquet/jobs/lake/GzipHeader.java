package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** What a member of a gzip begins with (RFC 1952, 2.3). */
final class GzipHeader {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final GzipBytes stored;
  private final CRC32 crc = new CRC32();

  private GzipHeader(GzipBytes stored) {
    this.stored = stored;
  }

  /** Reads up to where the content begins. */
  static void read(GzipBytes stored) throws IOException {
    new GzipHeader(stored).read();
  }

  private void read() throws IOException {
    if (number(2) != MAGIC) {
      throw new ZipException("Not in GZIP format");
    }
    if (number(1) != DEFLATE) {
      throw new ZipException("Unsupported compression method");
    }
    int flags = number(1);
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(number(2));
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    long told = crc.getValue() & 0xffff;
    if ((flags & HAS_CRC) != 0 && number(2) != told) {
      throw new ZipException("Corrupt GZIP header");
    }
  }

  private int number(int bytes) throws IOException {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      int next = stored.next();
      crc.update(next);
      number |= next << (8 * i);
    }
    return number;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      crc.update(stored.next());
    }
  }

  private void skipText() throws IOException {
    int next = number(1);
    while (next != 0) {
      next = number(1);
    }
  }
}
