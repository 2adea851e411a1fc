package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import dev.tourniquet.jobs.lake.GzipMembers;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;

/**
 * How far a gzip inflates that is not as CloudTrail writes it: of several members, with a false size, damaged, or too
 * large. It is measured before anything of it is held.
 *
 * @param bytes of its content that are good
 * @param problem why it ends there; null when that is all of it
 */
record GzipExtent(int bytes, Problem problem) {
  private static final int BUFFER = 1 << 16;

  /** Measures a gzip up to a limit. */
  static GzipExtent of(byte[] gzip, int limit) {
    byte[] chunk = new byte[BUFFER];
    int size = 0;
    try (var in = open(gzip)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (n > limit - size) {
          return new GzipExtent(limit, tooLarge(limit, limit));
        }
        size += n;
      }
      return new GzipExtent(size, null);
    } catch (ZipException | EOFException e) {
      return new GzipExtent(size, broken(size, e));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read bytes in memory", e);
    }
  }

  /** The good bytes. */
  byte[] inflate(byte[] gzip) {
    byte[] content = new byte[bytes];
    if (bytes > 0) {
      try (var in = open(gzip)) {
        in.readNBytes(content, 0, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read bytes in memory", e);
      }
    }
    return content;
  }

  private static GzipMembers open(byte[] gzip) {
    return new GzipMembers(new ByteArrayInputStream(gzip), BUFFER);
  }

  static Problem tooLarge(int kept, int limit) {
    String error = "The object inflates to more than " + limit
        + " bytes: what comes before is kept. If it is no gzip bomb, raise --max-object-bytes.";
    return new Problem(kept, -1, Reason.TOO_LARGE, error, false, "");
  }

  private static Problem broken(int size, IOException e) {
    String error = "The gzip stream breaks off or is damaged (" + e.getMessage()
        + "): what comes before is kept. Fetch the object again.";
    return new Problem(size, -1, Reason.BROKEN_GZIP, error, false, "");
  }
}
