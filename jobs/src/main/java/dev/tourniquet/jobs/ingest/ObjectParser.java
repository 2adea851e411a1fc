package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * Walks the records of one inflated object, whatever its envelope: {@code {"Records":[…]}}, an array, one record, or
 * JSON Lines. A broken record is a problem with its position; the walk goes on at the next one that can be told.
 */
final class ObjectParser implements Iterator<ObjectParser.Item> {
  /** A record that was read, or a problem that was met. */
  sealed interface Item permits Item.Scanned, Item.Read, Item.Broken {
    /** A record as CloudTrail writes it: the scanner's slots hold it until the next step. */
    record Scanned(int from, int to, int index) implements Item {}

    /** A record that had to be read with care: a row of {@code events}, but for its batch. */
    record Read(Row row, int from, int to) implements Item {}

    /** Something that is no readable record. */
    record Broken(Problem problem) implements Item {}
  }

  private final Limits limits;
  private final RecordScanner scanner;
  private final ObjectText text;
  private final ObjectEnvelope envelope;
  private final RecordWalk walk;
  private final CarefulReader careful;

  ObjectParser(String object, byte[] bytes, Limits limits, RecordScanner scanner) {
    this.limits = limits;
    this.scanner = scanner;
    scanner.over(bytes);
    text = new ObjectText(bytes, limits);
    envelope = new ObjectEnvelope(text);
    walk = new RecordWalk(bytes);
    careful = new CarefulReader(object, text, limits, walk);
    open();
  }

  /** What the object turned out to be: a log, or something its name did not tell. Known once all of it is read. */
  ObjectKind kind() {
    return walk.kind();
  }

  @Override
  public boolean hasNext() {
    while (!walk.hasFound() && !walk.done) {
      step();
    }
    if (!walk.hasFound()) {
      walk.sumUp();
    }
    return walk.hasFound();
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return walk.take();
  }

  private void open() {
    walk.at = text.start();
    if (walk.isAtEnd()) {
      walk.done = true;
      walk.broken(
          0,
          Reason.EMPTY,
          "The object is empty. Fetch it again; if it is empty in S3 too, nothing is lost.");
    } else {
      openList();
    }
  }

  private void openList() {
    boolean aside = true;
    while (aside && text.at(walk.at) == '{') {
      int start = walk.at;
      ObjectEnvelope.Opening opening = envelope.open(start);
      aside = opening.kind() != ObjectKind.LOG;
      if (aside) {
        stepAside(opening);
      } else if (opening.list()) {
        walk.at = opening.at();
        walk.inList = true;
        walk.inEnvelope = true;
        walk.searchWithin(start);
      }
    }
    if (aside && text.at(walk.at) == '[') {
      walk.inList = true;
      walk.at++;
    }
  }

  /** Leaves out a part that is no log, as a digest that was joined with logs. */
  private void stepAside(ObjectEnvelope.Opening opening) {
    walk.setAside(opening.kind());
    if (opening.at() > walk.at) {
      walk.at = text.afterBlank(opening.at());
      walk.done = walk.isAtEnd();
    } else {
      walk.resume(walk.at + 1);
    }
  }

  private void step() {
    walk.at = text.afterSeparators(walk.at);
    if (walk.isAtEnd()) {
      end();
    } else if (text.at(walk.at) == ']' && walk.inList) {
      close();
    } else if (text.at(walk.at) == '{') {
      record();
    } else {
      careful.stray();
    }
  }

  private void end() {
    walk.done = true;
    if (walk.inList) {
      walk.broken(
          walk.at,
          Reason.CUT_OFF,
          "The object ends before its list of records is closed: what comes before is kept."
              + " Fetch the object again.");
    }
  }

  /** Leaves a list and the envelope round it. Another may follow: people join log files into one. */
  private void close() {
    walk.at++;
    walk.inList = false;
    if (walk.inEnvelope) {
      walk.inEnvelope = false;
      closeEnvelope();
    }
    walk.at = text.afterBlank(walk.at);
    if (walk.isAtEnd()) {
      walk.done = true;
    } else {
      openList();
    }
  }

  private void closeEnvelope() {
    int start = text.afterBlank(walk.at);
    try {
      walk.at = envelope.close(start);
      if (text.at(start) != '}') {
        walk.searchWithin(start);
      }
    } catch (IOException e) {
      walk.broken(
          start,
          Reason.CUT_OFF,
          "The object ends before what is round its list of records is closed: "
              + ObjectText.brief(e) + ". The records are kept. Fetch the object again.");
      walk.resume(start);
    }
  }

  private void record() {
    int end = scanner.scan(walk.at);
    if (end > 0 && scanner.isInsight()) {
      walk.setAside(ObjectKind.INSIGHT);
      walk.at = end;
      walk.index++;
    } else if (end > 0 && end - walk.at <= limits.eventBytes() && scanner.isEvent()) {
      walk.found(new Item.Scanned(walk.at, end, walk.index++));
      walk.at = end;
    } else if (end > 0 && walk.isFull() && scanner.lacksIdOrTime()) {
      careful.stepOver(end);
    } else {
      careful.record();
    }
  }
}
