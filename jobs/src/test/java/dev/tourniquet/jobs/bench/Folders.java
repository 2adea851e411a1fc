package dev.tourniquet.jobs.bench;

import java.nio.file.Path;

/**
 * Where a measuring process finds and leaves things.
 *
 * @param checkout of the repository
 * @param work everything that the benchmark writes
 * @param logs objects to be ingested
 * @param out what the process writes
 */
record Folders(Path checkout, Path work, Path logs, Path out) {
  /** What our ingest left. */
  Path lake() {
    return work.resolve("lake");
  }

  /** What Spark's JSON reader left. */
  Path stock() {
    return work.resolve("stock");
  }

  /** The live files of our entity table, a path a line. */
  Path entityFiles() {
    return work.resolve("entity-files.txt");
  }

  /** What is pivoted on: kind and value, a pair a line. */
  Path entities() {
    return work.resolve("entities.tsv");
  }
}
