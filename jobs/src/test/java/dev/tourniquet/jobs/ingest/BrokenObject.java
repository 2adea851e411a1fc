package dev.tourniquet.jobs.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One object as a fault left it.
 *
 * @param stored as it lies in the bucket
 * @param events what was planted in it, with the place where its bytes lie after inflating
 */
@SuppressWarnings("ArrayRecordComponent")
record BrokenObject(String name, Fault fault, byte[] stored, List<Place> events) {
  /**
   * Where an event went.
   *
   * @param start first byte in the inflated object; -1 when the fault lies in the compressed bytes
   * @param end the byte after its last
   */
  record Place(Planted event, int start, int end) {
    static Place lost(Planted event) {
      return new Place(event, -1, -1);
    }
  }

  /**
   * What is left of the object, byte by byte up to the very break: Java's own stream, asked for more at once, forgets what
   * comes right before one.
   */
  byte[] inflated(int most) {
    if (stored.length < 2 || (stored[0] & 0xff) != 0x1f || (stored[1] & 0xff) != 0x8b) {
      return stored.length > most ? java.util.Arrays.copyOf(stored, most) : stored;
    }
    var out = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      boolean breaks = fault == Fault.FLIPPED_GZIP || fault == Fault.DAMAGED_MEMBER;
      byte[] chunk = new byte[breaks ? 1 : 1 << 16];
      for (int n = in.read(chunk); n >= 0 && out.size() < most; n = in.read(chunk)) {
        out.write(chunk, 0, Math.min(n, most - out.size()));
      }
    } catch (IOException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return name + " (" + fault + ", " + stored.length + " bytes)";
  }
}
