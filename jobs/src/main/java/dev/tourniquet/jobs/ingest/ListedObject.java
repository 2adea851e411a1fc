package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.DataFile;
import java.io.Serializable;

/**
 * An object to be read.
 *
 * @param day UTC day of its folder or name in days since 1970, or {@link DataFile#NO_DAY}
 * @param told whether an earlier run could not read it and said so
 */
record ListedObject(String uri, long bytes, int day, boolean told) implements Serializable {}
