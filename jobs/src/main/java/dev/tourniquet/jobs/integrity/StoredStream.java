package dev.tourniquet.jobs.integrity;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of an object as stored: one that its store ends early looks as if somebody had cut it off. */
final class StoredStream extends FilterInputStream {
  private long bytes;

  StoredStream(InputStream stored) {
    super(stored);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    bytes += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int read = super.read(into, from, most);
    bytes += Math.max(0, read);
    return read;
  }

  /** Refuses an object that comes to its end before what was listed; what was left unread on purpose does not. */
  void requireNotShort(long listed) throws IOException {
    if (bytes < listed && super.read() < 0) {
      throw new IOException("it has " + bytes + " bytes, and " + listed + " were listed");
    }
  }
}
