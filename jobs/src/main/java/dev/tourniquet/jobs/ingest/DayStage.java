package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnFile;
import dev.tourniquet.jobs.columnar.ColumnSet;
import java.io.IOException;

/** The events of one UTC day, and what they name, as one task gathers and writes them. */
final class DayStage {
  private static final int MOST_ROWS = 1 << 17;
  private static final long MOST_BYTES = 48L << 20;
  private static final int MOST_PAIRS = 1 << 20;
  private static final int LOOK_EVERY = 1 << 12;

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
    ColumnSet columns = events.columns();
    if (columns.rows() >= MOST_ROWS
        || (columns.rows() % LOOK_EVERY == 0 && columns.held() > MOST_BYTES)) {
      open().flush(columns);
    }
  }

  private ColumnFile open() throws IOException {
    if (file == null) {
      file = files.open(Events.TABLE, day, events.columns(), TaskFiles.READ);
    }
    return file;
  }

  private void writeEntities() throws IOException {
    ColumnSet sorted = entities.sorted();
    ColumnFile to = files.open(EventEntities.TABLE, day, sorted, TaskFiles.SEARCHED);
    files.finish(EventEntities.TABLE, day, to, sorted);
  }

  /** Writes what is left. */
  void finish() throws IOException {
    if (file != null || events.columns().rows() > 0) {
      files.finish(Events.TABLE, day, open(), events.columns());
    }
    if (entities.rows() > 0) {
      writeEntities();
    }
    bench.takeBack(events, entities);
  }
}
