package dev.tourniquet.jobs.build;

import dev.tourniquet.jobs.ingest.CompactDays;
import dev.tourniquet.jobs.lake.Lake;

/** Makes the tables that follow from {@code events}, for the days that new batches touched and no others. */
public final class BuildTables {
  private BuildTables() {}

  /** Brings every derived table up to the newest batch. */
  public static void run(Lake lake) {
    if (lake.newestBatch() < 1) {
      return;
    }
    CompactDays.run(lake);
  }
}
