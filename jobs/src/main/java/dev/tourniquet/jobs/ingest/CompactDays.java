package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

  /** Brings the days of new batches in order. */
  public static void run(Lake lake) {
    days(lake, Events.TABLE, Events.ACCOUNT, Events.EVENT_TIME);
    days(
        lake, EventEntities.TABLE, EventEntities.KIND, EventEntities.KEY, EventEntities.EVENT_TIME);
  }

  private static void days(Lake lake, Table table, Field... order) {
    long newest = lake.newestBatch();
    long done = BatchNote.of(lake.note(table)).batch();
    List<LocalDate> crowded = lake.daysAfter(done).stream()
        .filter(day -> lake.files(table, day) > MOST_FILES)
        .toList();
    if (!crowded.isEmpty()) {
      lake.rewrite(
          table,
          crowded,
          lake.read(table, crowded).transform(rows -> sorted(rows, order)),
          new BatchNote(newest).text());
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
