package dev.tourniquet.jobs.ingest;

import java.io.Serializable;

/**
 * What one ingest did.
 *
 * @param objects log objects read
 * @param otherObjects digests, Insights, Config and other objects that were recognised and not read as logs
 * @param events events added
 * @param duplicates events dropped, since they were there already
 * @param quarantined parts put in quarantine
 */
public record IngestSummary(
    long objects, long otherObjects, long events, long duplicates, long quarantined)
    implements Serializable {
  static final IngestSummary NOTHING_NEW = new IngestSummary(0, 0, 0, 0, 0);

  /** Whether there was nothing to read. */
  public boolean isNothingNew() {
    return equals(NOTHING_NEW);
  }

  IngestSummary plus(IngestSummary other) {
    return new IngestSummary(
        objects + other.objects,
        otherObjects + other.otherObjects,
        events + other.events,
        duplicates + other.duplicates,
        quarantined + other.quarantined);
  }
}
