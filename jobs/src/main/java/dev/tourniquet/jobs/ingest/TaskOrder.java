package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.Serializable;

/**
 * What a task has to do.
 *
 * @param root URI of the lake
 * @param name part of the names of its files
 * @param redo what it has to leave out when it is done again
 */
record TaskOrder(
    String root, String name, int task, long batch, HadoopSettings hadoop, Limits limits, Redo redo)
    implements Serializable {
  /** The order of one task of those that do a batch. */
  TaskOrder of(int number, String ownName, Redo how) {
    return new TaskOrder(root, ownName, number, batch, hadoop, limits, how);
  }
}
