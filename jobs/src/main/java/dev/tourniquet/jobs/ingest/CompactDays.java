package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkSessions;
import dev.tourniquet.jobs.lake.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the files of a day anew as few large ones once hourly runs have left many small: a pivot opens every file of a
 * day. Only days that new batches touched are looked at, and nothing in them changes but their files.
 */
public final class CompactDays {
  /** Small files of one day and table that are left alone. */
  static final int MOST_FILES = 8;

  private static final long BYTES_OF_A_PART = 256L << 20;

  private CompactDays() {}

  /**
   * Brings days in order.
   *
   * @param touched by batches that came since this was done last: no other day has become crowded
   * @param newest the newest of them
   */
  public static void run(Lake lake, Collection<LocalDate> touched, long newest) {
    String note = new BatchNote(newest).text();
    days(lake, touched, note, Events.TABLE, Events.ACCOUNT, Events.EVENT_TIME);
    days(
        lake,
        touched,
        note,
        EventEntities.TABLE,
        EventEntities.KIND,
        EventEntities.KEY,
        EventEntities.EVENT_TIME);
  }

  private static void days(
      Lake lake, Collection<LocalDate> touched, String note, Table table, Field... order) {
    Set<LocalDate> crowded = new TreeSet<>();
    long bytes = 0;
    for (var day : lake.files(table, touched).entrySet()) {
      if (day.getValue().stream().filter(CompactDays::isSmall).count() > MOST_FILES) {
        crowded.add(day.getKey());
        bytes += day.getValue().stream().mapToLong(Long::longValue).sum();
      }
    }
    if (!crowded.isEmpty()) {
      int parts = parts(bytes);
      lake.rewrite(
          table,
          crowded,
          lake.read(table, crowded).transform(rows -> sorted(rows, parts, order)),
          note);
    }
  }

  private static boolean isSmall(long bytes) {
    return bytes <= SparkSessions.SMALL_FILE;
  }

  /** So many that one task sorts no more than it can, however large a day is. */
  static int parts(long bytes) {
    return Math.toIntExact(bytes / BYTES_OF_A_PART + 1);
  }

  private static Dataset<Row> sorted(Dataset<Row> rows, int parts, Field... order) {
    Column[] columns = Stream.concat(Stream.of(Events.DAY), Arrays.stream(order))
        .map(Field::col)
        .toArray(Column[]::new);
    return rows.repartitionByRange(parts, columns).sortWithinPartitions(columns);
  }
}
