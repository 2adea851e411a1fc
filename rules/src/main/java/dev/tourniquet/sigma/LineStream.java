package dev.tourniquet.sigma;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream cut into parts: each part ends where the stream does, or at a line feed when cut by lines. It also refuses an
 * event that never ends, so that no event fills the memory.
 */
final class LineStream extends FilterInputStream {

  /** The most bytes of one event. CloudTrail's are at most 256 KB; other logs have longer ones. */
  static final long MAX_EVENT_BYTES = 64L << 20;

  private final boolean byLines;
  private long left = MAX_EVENT_BYTES;
  private boolean ended;
  private long line = 1;

  private LineStream(InputStream in, boolean byLines) {
    super(in);
    this.byLines = byLines;
  }

  /** One part, the whole stream. */
  static LineStream whole(InputStream in) {
    return new LineStream(in, false);
  }

  /** A part for each line. The stream under it should be buffered. */
  static LineStream lines(InputStream in) {
    return new LineStream(in, true);
  }

  /** The line the part begins on, from 1. */
  long line() {
    return line;
  }

  /** An event is complete: the next may be as long. */
  void eventRead() {
    left = MAX_EVENT_BYTES;
  }

  /** Skips to the next part; false when there is none. */
  boolean next() throws IOException {
    if (!byLines) {
      return false;
    }
    while (!ended) {
      skip(Long.MAX_VALUE);
    }
    in.mark(1);
    boolean more = in.read() >= 0;
    in.reset();
    ended = !more;
    line++;
    eventRead();
    return more;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int count = byLines ? readLine(into, from, length) : in.read(into, from, length);
    ended |= count < 0;
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new IOException("an event has more than %d bytes".formatted(MAX_EVENT_BYTES));
    }
    return count == 0 && ended ? -1 : count;
  }

  private int readLine(byte[] into, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int b = in.read();
      if (b < 0 || b == '\n') {
        ended = true;
        return count;
      }
      into[from + count++] = (byte) b;
    }
    return count;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] sink = new byte[8192];
    long skipped = 0;
    int count = 0;
    while (skipped < bytes && count >= 0) {
      count = read(sink, 0, (int) Math.min(sink.length, bytes - skipped));
      eventRead();
      skipped += Math.max(count, 0);
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
