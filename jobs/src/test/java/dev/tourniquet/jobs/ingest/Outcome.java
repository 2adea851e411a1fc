package dev.tourniquet.jobs.ingest;

import java.util.List;

/** What came of one object, whoever read it: the events kept and the problems told. */
record Outcome(List<Kept> kept, List<Told> told) {
  /**
   * An event of the table.
   *
   * @param parameters its request parameters as text
   */
  record Kept(String id, String parameters) {}

  /** A row of quarantine. */
  record Told(long position, String reason, String error, boolean eventKept) {}
}
