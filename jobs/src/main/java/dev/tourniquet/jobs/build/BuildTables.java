package dev.tourniquet.jobs.build;

import dev.tourniquet.jobs.ingest.CompactDays;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.sessions.Identities;
import dev.tourniquet.jobs.sessions.SessionTables;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes the tables that follow from {@code events}, for the days that new batches touched and no others. */
public final class BuildTables {
  private BuildTables() {}

  /** Brings every derived table up to the newest batch. */
  public static void run(Lake lake) {
    long newest = lake.newestBatch();
    if (newest < 1) {
      return;
    }
    CompactDays.run(lake);
    ownAddresses(lake, newest);
    sessions(lake, newest);
  }

  private static void ownAddresses(Lake lake, long newest) {
    long built = BatchNote.of(lake.note(OwnAddresses.TABLE)).batch();
    if (built < newest) {
      List<LocalDate> touched = List.copyOf(lake.daysAfter(built));
      Dataset<Row> events = lake.read(Events.TABLE, touched);
      lake.replace(
          OwnAddresses.TABLE,
          touched,
          OwnAddresses.fromEvents(events),
          new BatchNote(newest).text());
    }
  }

  private static void sessions(Lake lake, long newest) {
    long built = BatchNote.of(lake.note(Identities.TABLE)).batch();
    if (built < newest) {
      SessionTables.write(lake, lake.daysAfter(built), newest);
    }
  }
}
