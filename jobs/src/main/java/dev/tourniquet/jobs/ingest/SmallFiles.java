package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.Lake;

/**
 * Joins the small files of the tables of ingest that are not kept by day: each batch adds some to every one, which each
 * later run opens. Hourly runs would leave 8,760 in a year. What has become large is not written again.
 */
public final class SmallFiles {
  /** After so many batches, so that of a day's hourly runs at most one pays for it. */
  private static final long BATCHES = 32;

  private SmallFiles() {}

  /**
   * Joins them where enough batches came.
   *
   * @param done number of the newest batch when this was last asked
   * @param newest number of the newest batch now
   */
  public static void join(Lake lake, long done, long newest) {
    join(lake, done, newest, BATCHES);
  }

  static void join(Lake lake, long done, long newest, long batches) {
    if (done / batches < newest / batches) {
      LoadEvents.TABLES.stream()
          .filter(table -> table.day() == null && lake.exists(table))
          .forEach(lake::joinSmallFiles);
    }
  }
}
