package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.ObjectParser.Item;
import dev.tourniquet.jobs.ingest.Problem.Reason;
import java.util.ArrayDeque;
import java.util.Queue;

/** Where the walk over the records of one object stands, and what it found and has not handed out yet. */
final class RecordWalk {
  private final byte[] bytes;
  private final Queue<Item> ready = new ArrayDeque<>();
  private final ProblemCount told = new ProblemCount();
  private ObjectKind aside = ObjectKind.LOG;
  private boolean isLog;

  /** Place of the next record. */
  int at;

  /** Number of the next record, from 0. */
  int index;

  /** Whether a list is open, and an envelope round it. */
  boolean inList;

  boolean inEnvelope;

  boolean done;

  RecordWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return at >= bytes.length;
  }

  /** An envelope of another name, a list in a list: what holds records is none, and its records are kept. */
  void searchWithin(int start) {
    int within = RecordStart.next(bytes, start + 1, at, false);
    if (within < at) {
      at = within;
      inList = false;
      inEnvelope = false;
    }
  }

  /** Goes on at the next record that can be told. */
  void resume(int from) {
    at = RecordStart.next(bytes, from, bytes.length, !inList);
    done = isAtEnd();
  }

  /** Whether problems are only counted by now. */
  boolean isFull() {
    return told.isFull();
  }

  /** Takes note of a part that was left out, since it is no log. */
  void setAside(ObjectKind kind) {
    aside = aside == ObjectKind.LOG ? kind : aside;
  }

  /** A log, unless nothing came out of it and something was left out that tells otherwise. */
  ObjectKind kind() {
    return isLog ? ObjectKind.LOG : aside;
  }

  /** Counts a problem that there is no room to tell. */
  void count(int position) {
    boolean unused = told.count(position);
  }

  /** Tells of something that is no readable record. */
  void broken(int position, Reason reason, String error) {
    if (told.count(position)) {
      ready.add(new Item.Broken(
          new Problem(position, index, reason, error, false, Samples.of(bytes, position))));
    }
  }

  /** Problems are told up to a number: an object of nothing else would fill the table with itself. */
  void found(Item item) {
    if (!(item instanceof Item.Broken broken) || told.count(broken.problem().position())) {
      ready.add(item);
    }
  }

  boolean hasFound() {
    return !ready.isEmpty();
  }

  Item take() {
    isLog = true;
    return ready.remove();
  }

  /** Sums up the problems that were only counted. */
  void sumUp() {
    told.summary().ifPresent(problem -> ready.add(new Item.Broken(problem)));
  }
}
