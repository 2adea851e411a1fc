package dev.tourniquet.jobs.columnar;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A data file that was written.
 *
 * @param path full path
 * @param bytes its size
 * @param rows rows in it
 * @param modified when it was written, in milliseconds since 1970
 * @param bounds by column, what is known of its values
 */
public record FileSummary(
    String path, long bytes, long rows, long modified, Map<String, Bounds> bounds)
    implements Serializable {
  public FileSummary {
    bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
  }

  /**
   * What is known of a column in a file.
   *
   * @param smallest a String, or a Long for numbers and times; null when no value is there
   * @param largest likewise
   * @param absent rows without a value
   */
  public record Bounds(Serializable smallest, Serializable largest, long absent)
      implements Serializable {}
}
