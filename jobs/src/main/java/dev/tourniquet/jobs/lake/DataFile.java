package dev.tourniquet.jobs.lake;

import dev.tourniquet.jobs.columnar.FileSummary;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * A data file that was written for a table and belongs to it once it is committed.
 *
 * @param day its partition in days since 1970, or {@link #NO_DAY}
 */
public record DataFile(String table, int day, FileSummary file) implements Serializable {
  public static final int NO_DAY = Integer.MIN_VALUE;

  private static final int LETTERS_OF_A_DAY = 10;

  /** The day of the partition that a data file lies in, as its path tells. */
  static LocalDate day(String path, String column) {
    int at = path.lastIndexOf("/" + column + "=") + column.length() + 2;
    return LocalDate.parse(path.substring(at, at + LETTERS_OF_A_DAY));
  }
}
