package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.DataFile;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a task read and wrote.
 *
 * @param files data files; they belong to no table yet
 * @param ids of all events it met, in their order
 * @param unreadable by URI, what was wrong with objects that it could not read
 */
record TaskOutput(
    int task,
    List<DataFile> files,
    IngestSummary counts,
    EventIds ids,
    Map<String, Problem> unreadable)
    implements Serializable {
  TaskOutput {
    files = List.copyOf(files);
    unreadable = Map.copyOf(unreadable);
  }

  /** Without what grows with the logs. */
  TaskOutput brief() {
    return new TaskOutput(task, files, counts, new EventIds(), Map.of());
  }
}
