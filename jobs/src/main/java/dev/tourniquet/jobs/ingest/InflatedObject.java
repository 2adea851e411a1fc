package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.Path;

/** The bytes of one object, inflated as far as they go. */
final class InflatedObject {
  private static final int BUFFER = 1 << 16;

  private final byte[] bytes;
  private final Optional<Problem> problem;

  private InflatedObject(byte[] bytes, Optional<Problem> problem) {
    this.bytes = bytes;
    this.problem = problem;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Why the bytes stop early; those before are good. */
  Optional<Problem> problem() {
    return problem;
  }

  /** Reads an object; gzip is told by its first two bytes, whatever the name says. */
  static InflatedObject read(Path object, HadoopSettings hadoop, Limits limits) {
    return read(object, hadoop, limits, BUFFER);
  }

  private static InflatedObject read(
      Path object, HadoopSettings hadoop, Limits limits, int atOnce) {
    var out = new ByteArrayOutputStream(BUFFER);
    try (InputStream file = object.getFileSystem(hadoop.configuration()).open(object)) {
      return copy(plain(file), out, limits.objectBytes(), new byte[atOnce]);
    } catch (ZipException | EOFException e) {
      if (e instanceof ZipException && atOnce > 1) {
        // Java forgets the bytes of the read that meets the damage: reads of one byte lose none.
        return read(object, hadoop, limits, 1);
      }
      return cut(
          out,
          Reason.BROKEN_GZIP,
          "The gzip stream breaks off or is damaged (" + e.getMessage()
              + "): what comes before is kept. Fetch the object again.");
    } catch (IOException e) {
      return cut(
          out,
          Reason.UNREADABLE,
          "Cannot read the object: " + e.getMessage()
              + ". Check that it still exists and that this user may read it; it is tried again in the next run.");
    }
  }

  /** Whether nothing is known of the content, so that another run may have more luck. */
  boolean unreadable() {
    return problem.filter(found -> found.reason() == Reason.UNREADABLE).isPresent();
  }

  private static InflatedObject copy(
      InputStream in, ByteArrayOutputStream out, int limit, byte[] chunk) throws IOException {
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (out.size() + (long) n > limit) {
        out.write(chunk, 0, limit - out.size());
        return cut(
            out,
            Reason.TOO_LARGE,
            "The object inflates to more than " + limit
                + " bytes: what comes before is kept. If it is no gzip bomb, raise --max-object-bytes.");
      }
      out.write(chunk, 0, n);
    }
    return new InflatedObject(out.toByteArray(), Optional.empty());
  }

  private static InputStream plain(InputStream file) throws IOException {
    var in = new PushbackInputStream(file, 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static InflatedObject cut(ByteArrayOutputStream out, Reason reason, String error) {
    var problem = new Problem(out.size(), -1, reason, error, false, "");
    return new InflatedObject(out.toByteArray(), Optional.of(problem));
  }
}
