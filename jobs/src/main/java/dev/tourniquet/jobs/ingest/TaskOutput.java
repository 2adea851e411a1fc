package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.DataFile;
import java.io.Serializable;
import java.util.List;

/**
 * What a task read and wrote.
 *
 * @param files data files; they belong to no table yet
 * @param ids of all events it met, in their order
 */
record TaskOutput(int task, List<DataFile> files, IngestSummary counts, EventIds ids)
    implements Serializable {
  TaskOutput {
    files = List.copyOf(files);
  }

  TaskOutput withoutIds() {
    return new TaskOutput(task, files, counts, new EventIds());
  }
}
