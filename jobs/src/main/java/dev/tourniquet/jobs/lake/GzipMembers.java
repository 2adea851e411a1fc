package dev.tourniquet.jobs.lake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What is in the members of a gzip (RFC 1952), one after the other. Java's own stream reads on behind a member by calling
 * itself: a hundred thousand members that hold nothing, two megabytes, end the stack and with it the process. And it takes
 * whatever stands behind a member for the end: one bit that flipped in the header of a second one loses it unseen. Zeros
 * between members and behind the last are left out, as gzip itself does with what fills a block.
 */
public final class GzipMembers extends InputStream {
  private final GzipBytes stored;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean within;
  private boolean any;
  private ZipException damage;

  /** Members of a stream, read in pieces of some bytes. */
  public GzipMembers(InputStream stored, int piece) {
    this.stored = new GzipBytes(stored, piece);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads on. Before damage is told, what comes right before it is given out.
   *
   * @throws ZipException when something is damaged, or what stands behind a member is none
   * @throws EOFException when a member breaks off
   */
  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (damage != null) {
      throw damage;
    }
    while (most > 0 && (within || begins())) {
      int read = inflate(into, from, most);
      if (read > 0) {
        crc.update(into, from, read);
        return read;
      }
      if (inflater.finished()) {
        end();
      }
    }
    return most > 0 ? -1 : 0;
  }

  private boolean begins() throws IOException {
    if (any && !stored.skipZeros()) {
      return false;
    }
    long place = stored.place();
    try {
      GzipHeader.read(stored);
    } catch (EOFException e) {
      throw any ? new EOFException("the member at stored byte " + place + " breaks off") : e;
    } catch (ZipException e) {
      throw any
          ? new ZipException(
              "what stands at stored byte " + place + " is no gzip member: " + e.getMessage())
          : e;
    }
    inflater.reset();
    crc.reset();
    within = true;
    any = true;
    return true;
  }

  private int inflate(byte[] into, int from, int most) throws IOException {
    if (inflater.needsInput() && !inflater.finished()) {
      stored.feed(inflater);
    }
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(into, from, most);
    } catch (DataFormatException e) {
      damage = new ZipException(e.getMessage() == null ? "Invalid data" : e.getMessage());
      int good = (int) (inflater.getBytesWritten() - before);
      if (good == 0) {
        throw damage;
      }
      return good;
    }
  }

  private void end() throws IOException {
    stored.unread(inflater.getRemaining());
    if (stored.number(4) != crc.getValue()
        || stored.number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("Corrupt GZIP trailer");
    }
    within = false;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    stored.close();
  }
}
