package dev.tourniquet.jobs.ingest;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What to read, and how much of it one object may cost.
 *
 * @param logs files or folders, as Hadoop paths
 */
public record IngestOptions(List<String> logs, Limits limits) {
  public IngestOptions {
    logs = List.copyOf(logs);
    requireNonNull(limits, "limits is null");
    if (logs.isEmpty()) {
      throw new IllegalArgumentException("Cannot ingest: no --logs given");
    }
  }
}
