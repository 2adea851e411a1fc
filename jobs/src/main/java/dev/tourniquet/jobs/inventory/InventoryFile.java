package dev.tourniquet.jobs.inventory;

import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Opens files of an inventory, inflated, and tells what is wrong with one in a row. */
final class InventoryFile {
  private InventoryFile() {}

  static InputStream open(String file, HadoopSettings hadoop) throws IOException {
    Path path = new Path(file);
    InputStream raw = system(path, hadoop).open(path);
    if (!file.endsWith(".gz")) {
      return raw;
    }
    try {
      return new GZIPInputStream(raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** AWS Config writes {@code ::} into names; the checksums that Hadoop looks for beside local files cannot be so called. */
  private static FileSystem system(Path path, HadoopSettings hadoop) throws IOException {
    FileSystem system = path.getFileSystem(hadoop.configuration());
    return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
  }

  static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close an inventory file", e);
    }
  }

  /** A file of which nothing can be read. */
  static InventoryProblem unreadable(String file, Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    return cause instanceof IOException
        ? new InventoryProblem(
            file, "start", String.valueOf(cause.getMessage()), "Fetch the file again")
        : new InventoryProblem(file, "start", String.valueOf(cause.getMessage()), "");
  }

  static Row row(InventoryProblem problem) {
    return RowFactory.create(problem.file(), problem.position(), problem.message());
  }
}
