package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * What is in the members of a gzip, one after the other. Java's own stream reads on behind a member by calling itself: a
 * hundred thousand members that hold nothing, two megabytes, end the stack and with it the process.
 */
public final class GzipMembers extends GZIPInputStream {
  private boolean reading;

  /** Members of a stream, read in pieces of some bytes. */
  public GzipMembers(InputStream stored, int piece) throws IOException {
    super(stored, piece);
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (reading) {
      // Java's stream calls itself: it gets nothing, and is asked for the next member below.
      return 0;
    }
    reading = true;
    try {
      int read = super.read(into, from, most);
      while (read == 0 && most > 0) {
        read = super.read(into, from, most);
      }
      return read;
    } finally {
      reading = false;
    }
  }
}
