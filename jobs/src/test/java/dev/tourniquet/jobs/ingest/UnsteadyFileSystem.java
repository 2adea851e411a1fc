package dev.tourniquet.jobs.ingest;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.sql.SparkSession;

/**
 * The local file system under the scheme {@code unsteady:}, which refuses one of its files at some of its readings,
 * and knows how many are being written.
 */
public final class UnsteadyFileSystem extends RawLocalFileSystem {
  private static final AtomicReference<String> REFUSED = new AtomicReference<>("");
  private static final AtomicReference<IntPredicate> WHEN = new AtomicReference<>(n -> false);
  private static final AtomicInteger READINGS = new AtomicInteger();
  private static final AtomicInteger WRITING = new AtomicInteger();

  static void register(SparkSession spark) {
    spark.conf().set("fs.unsteady.impl", UnsteadyFileSystem.class.getName());
  }

  static String uri(java.nio.file.Path local) {
    return "unsteady://" + local;
  }

  /** From now on, a file is refused at the readings, counted from 1, for which this holds. */
  static void refuse(String name, IntPredicate when) {
    READINGS.set(0);
    WHEN.set(when);
    REFUSED.set(name);
  }

  /** Files that were made and are not closed. */
  static int writing() {
    return WRITING.get();
  }

  @Override
  public FSDataOutputStream create(
      Path file, boolean overwrite, int buffer, short copies, long block, Progressable progress)
      throws IOException {
    FSDataOutputStream made = super.create(file, overwrite, buffer, copies, block, progress);
    WRITING.incrementAndGet();
    return new FSDataOutputStream(made, null) {
      @Override
      public void close() throws IOException {
        super.close();
        WRITING.decrementAndGet();
      }
    };
  }

  @Override
  public URI getUri() {
    return URI.create("unsteady:///");
  }

  @Override
  public String getScheme() {
    return "unsteady";
  }

  @Override
  public FSDataInputStream open(Path file, int buffer) throws IOException {
    if (file.getName().equals(REFUSED.get()) && WHEN.get().test(READINGS.incrementAndGet())) {
      throw new IOException("Not just now: " + file.getName());
    }
    return super.open(file, buffer);
  }
}
