package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Outage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The bytes of one object, inflated as far as they go. A large one keeps others from memory until it is closed. */
final class InflatedObject implements AutoCloseable {
  private int storedRoom;
  private int inflatedRoom;
  private byte[] bytes = {};
  private Problem problem;
  private ObjectHashes hashes = ObjectHashes.NONE;

  private InflatedObject() {}

  byte[] bytes() {
    return bytes;
  }

  /** Why the bytes stop early; those before are good. */
  Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /** What tells this object from every other, also when it is compressed anew. */
  ObjectHashes hashes() {
    return hashes;
  }

  /** Whether nothing is known of the content, so that another run may have more luck. */
  boolean unreadable() {
    return problem().filter(found -> found.reason() == Reason.UNREADABLE).isPresent();
  }

  /**
   * Reads an object; what of it as it is stored lies beyond the limit is not even read.
   *
   * @throws UncheckedIOException when the store does not answer for now: nothing is to be judged without what it holds
   */
  static InflatedObject read(
      ListedObject listed, HadoopSettings hadoop, Limits limits, Inflation inflation) {
    var object = new InflatedObject();
    boolean done = false;
    try {
      object.storedRoom = Room.STORED.take(Math.min(listed.bytes(), limits.objectBytes()));
      StoredObject stored = StoredObject.read(listed, hadoop, limits.objectBytes());
      if (stored.isShort()) {
        object.problem = unreadable(
            "it has " + stored.read() + " bytes, and " + listed.bytes() + " were listed");
      } else {
        object.fill(stored, limits, inflation);
      }
      done = true;
    } catch (IOException e) {
      if (Outage.isOne(e)) {
        throw new UncheckedIOException("Cannot read " + listed.uri(), e);
      }
      object.problem = unreadable(e.getMessage());
      done = true;
    } finally {
      if (!done) {
        object.close();
      }
    }
    return object;
  }

  private void fill(StoredObject stored, Limits limits, Inflation inflation) {
    if (stored.isGzip()) {
      inflate(stored.bytes(), limits.objectBytes(), inflation);
    } else {
      bytes = stored.bytes();
    }
    if (stored.whole()) {
      String hash = inflation.sha256(stored.bytes());
      hashes = new ObjectHashes(hash, problem == null ? content(stored, hash, inflation) : null);
    } else {
      problem = GzipExtent.tooLarge(bytes.length, limits.objectBytes());
    }
  }

  private String content(StoredObject stored, String hash, Inflation inflation) {
    return bytes == stored.bytes() ? hash : inflation.sha256(bytes);
  }

  private void inflate(byte[] gzip, int limit, Inflation inflation) {
    int told = inflation.told(gzip, limit);
    inflatedRoom = Room.INFLATED.take(told);
    byte[] exact = told < 0 ? null : inflation.exactly(gzip, told);
    if (exact != null) {
      bytes = exact;
      return;
    }
    leaveInflated();
    GzipExtent extent = GzipExtent.of(gzip, limit);
    problem = extent.problem();
    inflatedRoom = Room.INFLATED.take(extent.bytes());
    bytes = extent.inflate(gzip);
  }

  private static Problem unreadable(String why) {
    String error = "Cannot read the object: " + why
        + ". Check that it still exists and that this user may read it; it is tried again in the next run.";
    return new Problem(0, -1, Reason.UNREADABLE, error, false, "");
  }

  private void leaveInflated() {
    Room.INFLATED.leave(inflatedRoom);
    inflatedRoom = 0;
  }

  /** Lets others have the memory. */
  @Override
  public void close() {
    bytes = new byte[0];
    leaveInflated();
    Room.STORED.leave(storedRoom);
    storedRoom = 0;
  }
}
