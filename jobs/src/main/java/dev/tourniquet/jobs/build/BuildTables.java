package dev.tourniquet.jobs.build;

import dev.tourniquet.jobs.ingest.CompactDays;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.SmallFiles;
import dev.tourniquet.jobs.lake.AtOnce;
import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.sessions.Identities;
import dev.tourniquet.jobs.sessions.SessionTables;
import java.time.LocalDate;
import java.util.List;

/** Makes the tables that follow from {@code events}, for the days that new batches touched and no others. */
public final class BuildTables {
  private BuildTables() {}

  /** Brings every derived table up to the newest batch. */
  public static void run(Lake lake) {
    long newest = lake.batches().newest();
    // Written last of all tables: it tells what was done before.
    long built = BatchNote.of(lake.note(Identities.TABLE)).batch();
    if (built < newest) {
      List<LocalDate> touched = lake.batches().daysAfter(built);
      CompactDays.run(lake, touched, newest);
      SmallFiles.join(lake, built, newest);
      SessionTables sessions = SessionTables.of(lake, touched, newest);
      AtOnce.run(() -> ownAddresses(lake, touched, newest), sessions::write);
      sessions.identities();
    }
  }

  private static void ownAddresses(Lake lake, List<LocalDate> touched, long newest) {
    lake.replace(
        OwnAddresses.TABLE,
        touched,
        OwnAddresses.fromEvents(lake.read(Events.TABLE, touched)),
        new BatchNote(newest).text());
  }
}
