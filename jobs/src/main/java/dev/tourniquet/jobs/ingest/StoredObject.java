package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of one object as it is stored.
 *
 * @param read how many came
 * @param whole false when it has more than an object may have: the rest is not read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record StoredObject(byte[] bytes, int read, boolean whole) {
  private static final int BUFFER = 1 << 16;

  /** Reads an object up to a limit. */
  static StoredObject read(ListedObject listed, HadoopSettings hadoop, int limit)
      throws IOException {
    var object = new Path(listed.uri());
    byte[] bytes = new byte[(int) Math.min(listed.bytes(), limit)];
    try (InputStream file = object.getFileSystem(hadoop.configuration()).open(object, BUFFER)) {
      int read = file.readNBytes(bytes, 0, bytes.length);
      return new StoredObject(bytes, read, listed.bytes() <= limit);
    }
  }

  /** Whether it ended before what was listed. */
  boolean isShort() {
    return read < bytes.length;
  }

  /** Gzip is told by its first two bytes, whatever the name says. */
  boolean isGzip() {
    return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }
}
