package dev.tourniquet.jobs.inventory;

import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of a listed file, as stored. That they could not be fetched says nothing of the file, as a missing right to its
 * key does not: it is told apart from what is wrong in the bytes, so that the next run has another try.
 */
final class StoredBytes extends InputStream {
  /** What to do about a failure. */
  static final String MEND = "Check that it still exists and that this user may read it";

  private final String file;
  private final long listed;
  private final HadoopSettings hadoop;
  private InputStream in;
  private long given;
  private String failure;

  /**
   * Opens nothing yet: the first read does.
   *
   * @param listed how many bytes the listing said that it has
   */
  StoredBytes(String file, long listed, HadoopSettings hadoop) {
    this.file = file;
    this.listed = listed;
    this.hadoop = hadoop;
  }

  String file() {
    return file;
  }

  long listed() {
    return listed;
  }

  /** Whether bytes could not be fetched. */
  boolean failed() {
    return failure != null;
  }

  /** What is wrong with a file in which this was found; some readers take a failure for the end and tell nothing. */
  List<InventoryProblem> with(List<InventoryProblem> found) {
    if (!failed() || found.stream().anyMatch(one -> one.reason().equals(failure))) {
      return found;
    }
    var told = new InventoryProblem(file, "stored byte " + given, failure, MEND);
    return Stream.concat(found.stream(), Stream.of(told)).toList();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      int n = opened().read(into, from, length);
      given += Math.max(n, 0);
      if (n < 0 && given < listed) {
        throw new EOFException("it has " + given + " bytes, and " + listed + " were listed");
      }
      return n;
    } catch (IOException e) {
      failure = e.getMessage() + " (the next run tries it again)";
      throw new IOException(failure, e);
    }
  }

  /** Without it an inflating stream would take what is fetched in one read for all there is. */
  @Override
  public int available() {
    return given < listed ? 1 : 0;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }

  private InputStream opened() throws IOException {
    if (in == null) {
      Path path = new Path(file);
      in = system(path).open(path);
    }
    return in;
  }

  /** AWS Config writes {@code ::} into names; the checksums that Hadoop looks for beside local files cannot be so called. */
  private FileSystem system(Path path) throws IOException {
    FileSystem system = path.getFileSystem(hadoop.configuration());
    return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
  }
}
