package dev.tourniquet.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * How a task is done again: as it was the first time, but for the copies. Storage may answer otherwise the second time;
 * events are told apart by object and place, so that no other than the copy is left out.
 *
 * @param again whether the task was done before
 * @param copies by the number of their object, places of the events to leave out
 * @param unreadable by URI, the objects that could not be read the first time: events of theirs were never compared
 */
record Redo(boolean again, Map<Long, BitSet> copies, Map<String, Problem> unreadable)
    implements Serializable {
  /** The first time: nothing is left out. */
  static final Redo FIRST = new Redo(false, Map.of(), Map.of());

  Redo {
    copies = Map.copyOf(copies);
    unreadable = Map.copyOf(unreadable);
  }

  /** Whether an event is a copy of one that is kept elsewhere. */
  boolean leavesOut(EventColumns.Stamp event) {
    BitSet places = copies.get(event.order());
    return places != null && places.get(event.index());
  }

  /** What was wrong with an object the first time. */
  Optional<Problem> unread(String object) {
    return Optional.ofNullable(unreadable.get(object));
  }

  /**
   * Takes note that an object cannot be read.
   *
   * @throws IOException when it could be the first time: its events were compared, and must not be lost now
   */
  void found(String object, Problem problem) throws IOException {
    if (again) {
      throw new IOException("Cannot read " + object
          + " a second time, to leave out copies of events: " + problem.error());
    }
  }
}
