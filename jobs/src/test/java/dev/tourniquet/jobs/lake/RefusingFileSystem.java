package dev.tourniquet.jobs.lake;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;

/**
 * The local file system under the scheme {@code refusing:}, where some files can be listed and not be read, or not to their
 * end.
 */
public final class RefusingFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("refusing:///");
  private static final Map<String, Fault> FAULTS = new ConcurrentHashMap<>();

  /**
   * What is wrong with a file.
   *
   * @param bytes how many are given; none at all where it cannot be opened
   * @param why what is thrown then; null where the file seems to end
   */
  private record Fault(int bytes, Supplier<IOException> why) {}

  /** A file or folder under the scheme. */
  public static String uri(SparkSession spark, Path local) {
    spark.conf().set("fs.refusing.impl", RefusingFileSystem.class.getName());
    return "refusing://" + local;
  }

  /** From now on files of this name cannot be opened. */
  public static void refuse(String name, Supplier<IOException> why) {
    FAULTS.put(name, new Fault(0, why));
  }

  /** From now on files of this name give so many bytes and then break off. */
  public static void breakOff(String name, int bytes) {
    FAULTS.put(name, new Fault(bytes, () -> new IOException("Connection reset")));
  }

  /** From now on files of this name give so many bytes, as if there were no more. */
  public static void endEarly(String name, int bytes) {
    FAULTS.put(name, new Fault(bytes, null));
  }

  /** From now on everything is given. */
  public static void permit() {
    FAULTS.clear();
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "refusing";
  }

  @Override
  public Map<String, byte[]> getXAttrs(org.apache.hadoop.fs.Path path) {
    return Map.of();
  }

  @Override
  public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
    Fault fault = FAULTS.get(file.getName());
    if (fault != null && fault.bytes() == 0 && fault.why() != null) {
      throw fault.why().get();
    }
    FSDataInputStream in = super.open(file, buffer);
    return fault == null
        ? in
        : new FSDataInputStream(new Broken(in.readNBytes(fault.bytes()), fault.why()));
  }

  /** Gives some bytes, then none. */
  private static final class Broken extends FSInputStream {
    private final byte[] bytes;
    private final Supplier<IOException> why;
    private int at;

    Broken(byte[] bytes, Supplier<IOException> why) {
      this.bytes = bytes;
      this.why = why;
    }

    @Override
    public int read() throws IOException {
      if (at < bytes.length) {
        return bytes[at++] & 0xff;
      }
      if (why != null) {
        throw why.get();
      }
      return -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = read();
      if (read < 0) {
        return -1;
      }
      into[from] = (byte) read;
      return 1;
    }

    @Override
    public void seek(long to) throws EOFException {
      throw new EOFException("Cannot seek to " + to);
    }

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public boolean seekToNewSource(long to) {
      return false;
    }
  }
}
