package dev.tourniquet.jobs.inventory;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SparkSession;

/** The local file system under the scheme {@code refusing:}, where some files can be listed and not be read. */
public final class RefusingFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("refusing:///");
  private static final Map<String, Integer> GIVEN = new ConcurrentHashMap<>();

  static String uri(SparkSession spark, Path local) {
    spark.conf().set("fs.refusing.impl", RefusingFileSystem.class.getName());
    return "refusing://" + local;
  }

  /** From now on files of this name give so many bytes and then break off; without any, they are refused. */
  static void refuse(String name, int bytes) {
    GIVEN.put(name, bytes);
  }

  /** From now on everything is given. */
  static void permit() {
    GIVEN.clear();
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
  public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
    Integer given = GIVEN.get(file.getName());
    if (given != null && given == 0) {
      throw new AccessControlException("AccessDenied: kms:Decrypt");
    }
    FSDataInputStream in = super.open(file, buffer);
    return given == null ? in : new FSDataInputStream(new Broken(in.readNBytes(given)));
  }

  /** Gives some bytes, then none. */
  private static final class Broken extends FSInputStream {
    private final byte[] bytes;
    private int at;

    Broken(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      if (at == bytes.length) {
        throw new IOException("Connection reset");
      }
      return bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      into[from] = (byte) read();
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
