package dev.tourniquet.jobs.inventory;

import dev.tourniquet.inventory.InventoryProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Inflates files of an inventory, and tells what is wrong with one in a row. */
final class InventoryFile {
  private InventoryFile() {}

  static InputStream inflated(StoredBytes stored) throws IOException {
    return stored.file().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
  }

  static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close an inventory file", e);
    }
  }

  /** A file of which nothing can be read; it is closed. */
  static InventoryProblem unreadable(StoredBytes stored, Exception e) {
    close(stored);
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    return new InventoryProblem(
        stored.file(), "start", String.valueOf(cause.getMessage()), mend(stored, cause));
  }

  private static String mend(StoredBytes stored, Throwable cause) {
    if (stored.failed()) {
      return StoredBytes.MEND;
    }
    return cause instanceof IOException ? "Fetch the file again" : "";
  }

  static Row row(InventoryProblem problem) {
    return RowFactory.create(problem.file(), problem.position(), problem.message());
  }
}
