package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the files of a day anew as few large ones once hourly runs have left many small: a pivot opens every file of a
 * day. Only days that new batches touched are looked at, and nothing in them changes but their files.
 */
public final class CompactDays {
  /** Files of one day and table that are left alone. */
  static final int MOST_FILES = 8;

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
    lake.files(table, touched).forEach((day, files) -> {
      if (files > MOST_FILES) {
        crowded.add(day);
      }
    });
    if (!crowded.isEmpty()) {
      lake.rewrite(
          table, crowded, lake.read(table, crowded).transform(rows -> sorted(rows, order)), note);
    }
  }

  private static Dataset<Row> sorted(Dataset<Row> rows, Field... order) {
    Column[] columns = Arrays.stream(order).map(Field::col).toArray(Column[]::new);
    Column[] withDay = new Column[columns.length + 1];
    withDay[0] = Events.DAY.col();
    System.arraycopy(columns, 0, withDay, 1, columns.length);
    return rows.repartition(Events.DAY.col()).sortWithinPartitions(withDay);
  }
}
