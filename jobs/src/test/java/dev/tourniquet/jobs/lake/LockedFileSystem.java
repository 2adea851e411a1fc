package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SparkSession;

/**
 * The local file system under the scheme {@code locked:}, where whatever is called secret may not be read. Tests may run
 * as root, to whom nothing is forbidden.
 */
public final class LockedFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("locked:///");

  /** A session's settings that know the scheme. */
  public static HadoopSettings settings(SparkSession spark) {
    spark.conf().set("fs.locked.impl", LockedFileSystem.class.getName());
    return HadoopSettings.of(spark);
  }

  public static org.apache.hadoop.fs.Path path(Path local) {
    return new org.apache.hadoop.fs.Path("locked://" + local);
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "locked";
  }

  @Override
  public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
    return super.open(allowed(file), buffer);
  }

  @Override
  public FileStatus[] listStatus(org.apache.hadoop.fs.Path folder) throws IOException {
    return Arrays.stream(super.listStatus(allowed(folder)))
        .map(LockedFileSystem::plain)
        .toArray(FileStatus[]::new);
  }

  @Override
  public FileStatus getFileStatus(org.apache.hadoop.fs.Path file) throws IOException {
    return plain(super.getFileStatus(file));
  }

  @Override
  public boolean mkdirs(org.apache.hadoop.fs.Path folder) throws IOException {
    return super.mkdirs(allowed(folder));
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

  private static org.apache.hadoop.fs.Path allowed(org.apache.hadoop.fs.Path path)
      throws AccessControlException {
    if (path.getName().startsWith("secret")) {
      throw new AccessControlException("Permission denied: " + path.toUri().getPath());
    }
    return path;
  }
}
