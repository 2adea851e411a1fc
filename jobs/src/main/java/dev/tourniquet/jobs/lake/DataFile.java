package dev.tourniquet.jobs.lake;

import dev.tourniquet.jobs.columnar.FileSummary;
import java.io.Serializable;

/**
 * A data file that was written for a table and belongs to it once it is committed.
 *
 * @param day its partition in days since 1970, or {@link #NO_DAY}
 */
public record DataFile(String table, int day, FileSummary file) implements Serializable {
  public static final int NO_DAY = Integer.MIN_VALUE;
}
