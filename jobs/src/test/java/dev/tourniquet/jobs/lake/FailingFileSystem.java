package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;

/**
 * The local file system under the scheme {@code failing:}, whose disk is full or whose rights are lost after some bytes.
 * One for the whole process, as a disk is.
 */
public final class FailingFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("failing:///");
  private static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);
  private static final AtomicReference<Trouble> AFTERWARDS = new AtomicReference<>(Trouble.FULL);

  /** What comes once the bytes are written. */
  public enum Trouble {
    FULL,
    FORBIDDEN
  }

  /** Makes the scheme known to a session, and to Delta, which asks how to commit there. */
  public static void register(SparkSession spark) {
    spark.conf().set("fs.failing.impl", FailingFileSystem.class.getName());
    spark.conf().set("io.delta.kernel.logStore.failing.impl", "io.delta.storage.LocalLogStore");
    SparkEnv.get()
        .conf()
        .set("spark.delta.logStore.failing.impl", "io.delta.storage.LocalLogStore");
  }

  public static String uri(Path local) {
    return "failing://" + local;
  }

  /** From now on, so many bytes can be written. */
  public static void failAfter(long bytes, Trouble trouble) {
    AFTERWARDS.set(trouble);
    LEFT.set(bytes);
  }

  /** From now on nothing fails; returns how many bytes were written since the last call of this method or the other. */
  public static long heal() {
    return Long.MAX_VALUE - LEFT.getAndSet(Long.MAX_VALUE);
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public FileStatus getFileStatus(org.apache.hadoop.fs.Path file) throws IOException {
    return plain(super.getFileStatus(file));
  }

  @Override
  public FileStatus[] listStatus(org.apache.hadoop.fs.Path folder) throws IOException {
    return Arrays.stream(super.listStatus(folder))
        .map(FailingFileSystem::plain)
        .toArray(FileStatus[]::new);
  }

  /** Without the permissions, which the local file system looks up under {@code file:} alone. */
  private static FileStatus plain(FileStatus status) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        1,
        1 << 20,
        status.getModificationTime(),
        status.getPath());
  }

  @Override
  public boolean mkdirs(org.apache.hadoop.fs.Path folder) throws IOException {
    check(folder, 0);
    return super.mkdirs(folder);
  }

  @Override
  public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
      throws IOException {
    check(to, 0);
    return super.rename(from, to);
  }

  @Override
  public FSDataOutputStream create(
      org.apache.hadoop.fs.Path file,
      boolean overwrite,
      int buffer,
      short copies,
      long block,
      Progressable progress)
      throws IOException {
    check(file, 0);
    return limited(file, super.create(file, overwrite, buffer, copies, block, progress));
  }

  @Override
  public FSDataOutputStream create(
      org.apache.hadoop.fs.Path file,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short copies,
      long block,
      Progressable progress)
      throws IOException {
    check(file, 0);
    return limited(file, super.create(file, overwrite, buffer, copies, block, progress));
  }

  private static FSDataOutputStream limited(org.apache.hadoop.fs.Path file, FSDataOutputStream out)
      throws IOException {
    return new FSDataOutputStream(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            check(file, 1);
            out.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            check(file, length);
            out.write(bytes, from, length);
          }

          @Override
          public void flush() throws IOException {
            out.flush();
          }

          @Override
          public void close() throws IOException {
            out.close();
          }
        },
        null);
  }

  private static void check(org.apache.hadoop.fs.Path file, int bytes) throws IOException {
    if (LEFT.addAndGet(-bytes) > 0) {
      return;
    }
    if (AFTERWARDS.get() == Trouble.FORBIDDEN) {
      throw new AccessControlException("Permission denied: " + file.toUri().getPath());
    }
    if (bytes > 0) {
      throw new IOException("No space left on device");
    }
  }
}
