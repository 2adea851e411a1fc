package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.Path;

/** The bytes of one object, inflated as far as they go. */
final class InflatedObject {
  private static final int BUFFER = 1 << 16;

  private final byte[] bytes;
  private final Optional<Problem> problem;
  private final String sha256;

  private InflatedObject(byte[] bytes, Optional<Problem> problem, String sha256) {
    this.bytes = bytes;
    this.problem = problem;
    this.sha256 = sha256;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Why the bytes stop early; those before are good. */
  Optional<Problem> problem() {
    return problem;
  }

  /** SHA-256 of the object as stored, in hexadecimal digits; a CloudTrail digest names that of the inflated content. */
  String sha256() {
    return sha256;
  }

  /** Whether nothing is known of the content, so that another run may have more luck. */
  boolean unreadable() {
    return problem.filter(found -> found.reason() == Reason.UNREADABLE).isPresent();
  }

  /** Reads an object; gzip is told by its first two bytes, whatever the name says. */
  static InflatedObject read(
      ListedObject listed, HadoopSettings hadoop, Limits limits, Inflation inflation) {
    var object = new Path(listed.uri());
    long size = listed.bytes();
    byte[] stored;
    try (InputStream file = object.getFileSystem(hadoop.configuration()).open(object, BUFFER)) {
      stored = file.readNBytes((int) Math.min(size, Integer.MAX_VALUE - 8));
      if (stored.length < size) {
        throw new EOFException("it has " + stored.length + " bytes, and " + size + " were listed");
      }
    } catch (IOException e) {
      var unreadable = new Problem(
          0,
          -1,
          Reason.UNREADABLE,
          "Cannot read the object: " + e.getMessage()
              + ". Check that it still exists and that this user may read it; it is tried again in the next run.",
          false,
          "");
      return new InflatedObject(new byte[0], Optional.of(unreadable), null);
    }
    return of(stored, limits, inflation);
  }

  /** Inflates an object as it is stored. */
  static InflatedObject of(byte[] stored, Limits limits, Inflation inflation) {
    String sha256 = inflation.sha256(stored);
    boolean gzip = stored.length > 1 && (stored[0] & 0xff) == 0x1f && (stored[1] & 0xff) == 0x8b;
    byte[] whole = gzip ? inflation.exactly(stored, limits.objectBytes()) : stored;
    if (whole != null && whole.length <= limits.objectBytes()) {
      return new InflatedObject(whole, Optional.empty(), sha256);
    }
    return carefully(stored, gzip, limits.objectBytes(), sha256);
  }

  /** Bit by bit: several gzip members, a false size, damage, or too much of it. */
  private static InflatedObject carefully(byte[] stored, boolean gzip, int limit, String sha256) {
    return carefully(stored, gzip, new Pace(limit, BUFFER), sha256);
  }

  private static InflatedObject carefully(byte[] stored, boolean gzip, Pace pace, String sha256) {
    var out = new ByteArrayOutputStream(BUFFER);
    try {
      var source = new ByteArrayInputStream(stored);
      return copy(gzip ? new GZIPInputStream(source, BUFFER) : source, out, pace, sha256);
    } catch (ZipException | EOFException e) {
      if (e instanceof ZipException && pace.atOnce() > 1) {
        // Java forgets the bytes of the read that meets the damage: reads of one byte lose none.
        return carefully(stored, gzip, new Pace(pace.limit(), 1), sha256);
      }
      String error = "The gzip stream breaks off or is damaged (" + e.getMessage()
          + "): what comes before is kept. Fetch the object again.";
      return cut(out, Reason.BROKEN_GZIP, error, sha256);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot read bytes in memory", e);
    }
  }

  private static InflatedObject copy(
      InputStream in, ByteArrayOutputStream out, Pace pace, String sha256) throws IOException {
    byte[] chunk = new byte[pace.atOnce()];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (out.size() + (long) n > pace.limit()) {
        out.write(chunk, 0, pace.limit() - out.size());
        String error = "The object inflates to more than " + pace.limit()
            + " bytes: what comes before is kept. If it is no gzip bomb, raise --max-object-bytes.";
        return cut(out, Reason.TOO_LARGE, error, sha256);
      }
      out.write(chunk, 0, n);
    }
    return new InflatedObject(out.toByteArray(), Optional.empty(), sha256);
  }

  /** Most bytes of all, and of one read. */
  private record Pace(int limit, int atOnce) {}

  private static InflatedObject cut(
      ByteArrayOutputStream out, Reason reason, String error, String sha256) {
    var problem = new Problem(out.size(), -1, reason, error, false, "");
    return new InflatedObject(out.toByteArray(), Optional.of(problem), sha256);
  }

  /** What is used again from one object to the next. */
  static final class Inflation {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    /** Deflate makes no byte into more than these. */
    private static final long MOST_RATIO = 1_032;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final MessageDigest digest = digest();

    private static MessageDigest digest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Cannot hash objects: every Java platform has SHA-256", e);
      }
    }

    String sha256(byte[] stored) {
      return HexFormat.of().formatHex(digest.digest(stored));
    }

    /** Inflates one gzip member into a buffer of the size its trailer tells; null when anything is unusual. */
    byte[] exactly(byte[] gzip, int limit) {
      int end = gzip.length - TRAILER;
      if (end < HEADER || gzip[2] != 8 || gzip[3] != 0) {
        return null;
      }
      long size = number(gzip, end + 4);
      if (size > limit || size > MOST_RATIO * gzip.length) {
        return null;
      }
      byte[] out = new byte[(int) size];
      return fills(gzip, end, out) ? out : null;
    }

    private boolean fills(byte[] gzip, int end, byte[] out) {
      inflater.reset();
      inflater.setInput(gzip, HEADER, end - HEADER);
      try {
        int filled = 0;
        int step = 1;
        while (filled < out.length && step > 0) {
          step = inflater.inflate(out, filled, out.length - filled);
          filled += step;
        }
        // One more look: the end of the stream may still have to be read.
        boolean over = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
        crc.reset();
        crc.update(out);
        return filled == out.length
            && !over
            && inflater.finished()
            && inflater.getRemaining() == 0
            && crc.getValue() == number(gzip, end);
      } catch (DataFormatException e) {
        return false;
      }
    }

    private static long number(byte[] bytes, int at) {
      return (bytes[at] & 0xffL)
          | (bytes[at + 1] & 0xffL) << 8
          | (bytes[at + 2] & 0xffL) << 16
          | (bytes[at + 3] & 0xffL) << 24;
    }
  }
}
