package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.Serializable;

/**
 * What a task has to do.
 *
 * @param root URI of the lake
 * @param name part of the names of its files
 * @param dropped rows to leave out, in ascending order: copies of events that are kept elsewhere
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record TaskOrder(
    String root,
    String name,
    int task,
    long batch,
    HadoopSettings hadoop,
    Limits limits,
    int[] dropped)
    implements Serializable {
  /** The order of one task of those that do a batch. */
  TaskOrder of(int number, String ownName, int[] copies) {
    return new TaskOrder(root, ownName, number, batch, hadoop, limits, copies);
  }
}
