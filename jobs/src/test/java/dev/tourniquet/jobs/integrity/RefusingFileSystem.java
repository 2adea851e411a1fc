package dev.tourniquet.jobs.integrity;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;

/**
 * The local file system under the scheme {@code refusing:}, as a store that does not give every object: one with a file
 * {@code .refused} beside it is refused as by S3 with 403, one with {@code .short} ends early, and with {@code .down} beside
 * one nothing answers.
 */
public final class RefusingFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("refusing:///");

  static void use(SparkSession spark) {
    spark.conf().set("fs.refusing.impl", RefusingFileSystem.class.getName());
  }

  static void mark(Path object, String how) throws IOException {
    Files.createFile(object.resolveSibling(object.getFileName() + "." + how));
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
  public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
    if (isMarked(path, "refused")) {
      throw new AccessDeniedException(path.getName(), null, "403: Access Denied");
    }
    if (isMarked(path, "down")) {
      throw new SocketTimeoutException("Read timed out");
    }
    FSDataInputStream whole = super.open(path, buffer);
    return isMarked(path, "short") ? half(path, whole) : whole;
  }

  private FSDataInputStream half(org.apache.hadoop.fs.Path path, FSDataInputStream whole)
      throws IOException {
    int bytes = (int) getFileStatus(path).getLen() / 2;
    var half = new byte[bytes];
    whole.readFully(half);
    whole.close();
    return new FSDataInputStream(new InMemory(half));
  }

  private static boolean isMarked(org.apache.hadoop.fs.Path path, String how) {
    return Files.exists(Path.of(path.toUri().getPath() + "." + how));
  }

  /** Bytes as a stream of Hadoop. */
  private static final class InMemory extends java.io.ByteArrayInputStream
      implements org.apache.hadoop.fs.Seekable, org.apache.hadoop.fs.PositionedReadable {
    InMemory(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void seek(long position) {
      pos = (int) position;
    }

    @Override
    public long getPos() {
      return pos;
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }

    @Override
    public int read(long position, byte[] into, int from, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void readFully(long position, byte[] into, int from, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void readFully(long position, byte[] into) {
      throw new UnsupportedOperationException();
    }
  }
}
