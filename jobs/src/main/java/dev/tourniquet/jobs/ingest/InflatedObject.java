package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import dev.tourniquet.jobs.lake.GzipMembers;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Outage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.Path;

/** The bytes of one object, inflated as far as they go. */
final class InflatedObject {
  private static final int BUFFER = 1 << 16;

  private final byte[] bytes;
  private final Optional<Problem> problem;
  private final ObjectHashes hashes;

  private InflatedObject(byte[] bytes, Optional<Problem> problem, ObjectHashes hashes) {
    this.bytes = bytes;
    this.problem = problem;
    this.hashes = hashes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Why the bytes stop early; those before are good. */
  Optional<Problem> problem() {
    return problem;
  }

  /** What tells this object from every other, also when it is compressed anew. */
  ObjectHashes hashes() {
    return hashes;
  }

  /** Whether nothing is known of the content, so that another run may have more luck. */
  boolean unreadable() {
    return problem.filter(found -> found.reason() == Reason.UNREADABLE).isPresent();
  }

  /**
   * Reads an object; gzip is told by its first two bytes, whatever the name says.
   *
   * @throws UncheckedIOException when the store does not answer for now: nothing is to be judged without what it holds
   */
  static InflatedObject read(
      ListedObject listed, HadoopSettings hadoop, Limits limits, Inflation inflation) {
    var object = new Path(listed.uri());
    long size = listed.bytes();
    byte[] stored;
    try (InputStream file = object.getFileSystem(hadoop.configuration()).open(object, BUFFER)) {
      stored = file.readNBytes((int) Math.min(size, Integer.MAX_VALUE - 8));
    } catch (IOException e) {
      if (Outage.isOne(e)) {
        throw new UncheckedIOException("Cannot read " + object, e);
      }
      return unreadable(e.getMessage());
    }
    return stored.length < size
        ? unreadable("it has " + stored.length + " bytes, and " + size + " were listed")
        : of(stored, limits, inflation);
  }

  private static InflatedObject unreadable(String why) {
    String error = "Cannot read the object: " + why
        + ". Check that it still exists and that this user may read it; it is tried again in the next run.";
    var problem = new Problem(0, -1, Reason.UNREADABLE, error, false, "");
    return new InflatedObject(new byte[0], Optional.of(problem), ObjectHashes.NONE);
  }

  /** Inflates an object as it is stored. */
  static InflatedObject of(byte[] stored, Limits limits, Inflation inflation) {
    boolean gzip = stored.length > 1 && (stored[0] & 0xff) == 0x1f && (stored[1] & 0xff) == 0x8b;
    byte[] whole = gzip ? inflation.exactly(stored, limits.objectBytes()) : stored;
    if (whole != null && whole.length <= limits.objectBytes()) {
      return whole(stored, whole, inflation);
    }
    return carefully(stored, gzip, new Pace(limits.objectBytes(), BUFFER), inflation);
  }

  private static InflatedObject whole(byte[] stored, byte[] content, Inflation inflation) {
    String hash = inflation.sha256(stored);
    var hashes = new ObjectHashes(hash, content == stored ? hash : inflation.sha256(content));
    return new InflatedObject(content, Optional.empty(), hashes);
  }

  /** Bit by bit: several gzip members, a false size, damage, or too much of it. */
  private static InflatedObject carefully(
      byte[] stored, boolean gzip, Pace pace, Inflation inflation) {
    var out = new ByteArrayOutputStream(BUFFER);
    try {
      var source = new ByteArrayInputStream(stored);
      boolean all = copy(gzip ? new GzipMembers(source, BUFFER) : source, out, pace);
      return all
          ? whole(stored, out.toByteArray(), inflation)
          : cut(out, tooLarge(out, pace), inflation.sha256(stored));
    } catch (ZipException | EOFException e) {
      if (e instanceof ZipException && pace.atOnce() > 1) {
        // Java forgets the bytes of the read that meets the damage: reads of one byte lose none.
        return carefully(stored, gzip, new Pace(pace.limit(), 1), inflation);
      }
      return cut(out, broken(out, e), inflation.sha256(stored));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read bytes in memory", e);
    }
  }

  /** Whether all of it was within the limit. */
  private static boolean copy(InputStream in, ByteArrayOutputStream out, Pace pace)
      throws IOException {
    byte[] chunk = new byte[pace.atOnce()];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (out.size() + (long) n > pace.limit()) {
        out.write(chunk, 0, pace.limit() - out.size());
        return false;
      }
      out.write(chunk, 0, n);
    }
    return true;
  }

  private static Problem tooLarge(ByteArrayOutputStream out, Pace pace) {
    String error = "The object inflates to more than " + pace.limit()
        + " bytes: what comes before is kept. If it is no gzip bomb, raise --max-object-bytes.";
    return new Problem(out.size(), -1, Reason.TOO_LARGE, error, false, "");
  }

  private static Problem broken(ByteArrayOutputStream out, IOException e) {
    String error = "The gzip stream breaks off or is damaged (" + e.getMessage()
        + "): what comes before is kept. Fetch the object again.";
    return new Problem(out.size(), -1, Reason.BROKEN_GZIP, error, false, "");
  }

  /** Most bytes of all, and of one read. */
  private record Pace(int limit, int atOnce) {}

  private static InflatedObject cut(ByteArrayOutputStream out, Problem problem, String stored) {
    return new InflatedObject(
        out.toByteArray(), Optional.of(problem), new ObjectHashes(stored, null));
  }
}
