package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnFile;
import dev.tourniquet.jobs.columnar.ColumnSet;
import java.io.IOException;

/** The events of one UTC day, and what they name, as one task gathers and writes them. */
final class DayStage {
  private static final int MOST_ROWS = 1 << 17;
  private static final int MOST_PAIRS = 1 << 20;

  private final int day;
  private final TaskFiles files;
  private final Workbench bench;
  private final EventColumns events;
  private final EntityStage entities;
  private ColumnFile file;

  DayStage(int day, TaskFiles files, Workbench bench) {
    this.day = day;
    this.files = files;
    this.bench = bench;
    this.events = bench.events();
    this.entities = bench.entities();
  }

  EventColumns events() {
    return events;
  }

  /** Takes what the event added last names. */
  void name(EventHead head, EventFacts facts) throws IOException {
    entities.add(head, facts);
    if (entities.rows() >= MOST_PAIRS) {
      writeEntities();
    }
    if (events.columns().rows() >= MOST_ROWS) {
      writeEvents();
    }
  }

  /** Bytes of the events that are held in memory, about. */
  long held() {
    return events.columns().held();
  }

  /** Bytes of what the events name, about. */
  long named() {
    return entities.held();
  }

  /** Writes the events so far into the day's file, which stays open. */
  void writeEvents() throws IOException {
    open().flush(events.columns());
  }

  private ColumnFile open() throws IOException {
    if (file == null) {
      file = files.open(Events.TABLE, day, events.columns(), TaskFiles.READ);
    }
    return file;
  }

  /** Writes what the events so far name as a file of its own. */
  void writeEntities() throws IOException {
    if (entities.rows() == 0) {
      entities.clear();
      return;
    }
    ColumnSet sorted = entities.sorted();
    ColumnFile to = files.open(EventEntities.TABLE, day, sorted, TaskFiles.SEARCHED);
    files.finish(EventEntities.TABLE, day, to, sorted);
  }

  /** Writes what is left. */
  void finish() throws IOException {
    if (file != null || events.columns().rows() > 0) {
      files.finish(Events.TABLE, day, open(), events.columns());
    }
    writeEntities();
  }

  /** Leaves the empty buffers to another day. */
  void leave() {
    bench.takeBack(events, entities);
  }
}
