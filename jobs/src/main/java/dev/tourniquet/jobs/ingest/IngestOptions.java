package dev.tourniquet.jobs.ingest;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.jobs.lake.FolderDays;
import java.util.List;

/**
 * What to read, and how much of it one object may cost.
 *
 * @param logs files or folders, as Hadoop paths
 * @param days which days' folders are read
 */
public record IngestOptions(List<String> logs, Limits limits, FolderDays days) {
  public IngestOptions {
    logs = List.copyOf(logs);
    requireNonNull(limits, "limits is null");
    requireNonNull(days, "days is null");
    if (logs.isEmpty()) {
      throw new IllegalArgumentException("Cannot ingest: no --logs given");
    }
  }

  /** Everything below some folders. */
  public IngestOptions(List<String> logs, Limits limits) {
    this(logs, limits, FolderDays.ALL);
  }
}
