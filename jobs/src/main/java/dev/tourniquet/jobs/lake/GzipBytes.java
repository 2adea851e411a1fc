package dev.tourniquet.jobs.lake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The bytes of a gzip as it is stored, with their place. */
final class GzipBytes {
  private final InputStream stored;
  private final byte[] piece;
  private int at;
  private int end;
  private long before;

  GzipBytes(InputStream stored, int piece) {
    this.stored = stored;
    this.piece = new byte[piece];
  }

  /** Number of the next byte, from 0. */
  long place() {
    return before + at;
  }

  int next() throws IOException {
    if (isAtEnd()) {
      throw new EOFException("Unexpected end of the gzip");
    }
    return piece[at++] & 0xff;
  }

  /** Some bytes as a number, the lowest first. */
  long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  /** Steps over zeros, and says whether something follows. */
  boolean skipZeros() throws IOException {
    while (!isAtEnd()) {
      if (piece[at] != 0) {
        return true;
      }
      at++;
    }
    return false;
  }

  /** Hands all that is at hand to an inflater. */
  void feed(Inflater inflater) throws IOException {
    if (isAtEnd()) {
      throw new EOFException("Unexpected end of ZLIB input stream");
    }
    inflater.setInput(piece, at, end - at);
    at = end;
  }

  /** Takes back the last bytes that an inflater was handed. */
  void unread(int bytes) {
    at -= bytes;
  }

  void close() throws IOException {
    stored.close();
  }

  private boolean isAtEnd() throws IOException {
    if (at == end) {
      before += end;
      at = 0;
      end = Math.max(0, stored.read(piece));
    }
    return end == 0;
  }
}
