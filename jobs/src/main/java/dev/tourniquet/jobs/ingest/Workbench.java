package dev.tourniquet.jobs.ingest;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a task works with: buffers that have grown and facts that are remembered. The next task of the same process
 * takes it over, unless memory ran short in between; one that failed leaves none.
 */
final class Workbench {
  /** Buffers of so many days are kept for the next task. */
  private static final int MOST_FREE = 40;

  private static final ConcurrentLinkedQueue<SoftReference<Workbench>> FREE =
      new ConcurrentLinkedQueue<>();

  private final int depth;
  private final RecordScanner scanner;
  private final FactsReader facts;
  private final Interner interner = new Interner();
  private final Inflation inflation = new Inflation();
  private final Deque<EventColumns> events = new ArrayDeque<>();
  private final Deque<EntityStage> entities = new ArrayDeque<>();

  private Workbench(int depth) {
    this.depth = depth;
    scanner = new RecordScanner(RecordReader.WRITTEN, depth);
    facts = new FactsReader(scanner.shape(), scanner.slots(), scanner.skim());
  }

  /** A workbench for records up to a depth, free or new. */
  static Workbench take(int depth) {
    for (SoftReference<Workbench> next = FREE.poll(); next != null; next = FREE.poll()) {
      Workbench free = next.get();
      if (free != null && free.depth == depth) {
        free.facts.begin();
        return free;
      }
    }
    return new Workbench(depth);
  }

  /** Leaves the workbench to the next task. */
  void leave() {
    FREE.add(new SoftReference<>(this));
  }

  RecordScanner scanner() {
    return scanner;
  }

  FactsReader facts() {
    return facts;
  }

  Interner interner() {
    return interner;
  }

  Inflation inflation() {
    return inflation;
  }

  /** Empty columns for events. */
  EventColumns events() {
    return events.isEmpty() ? new EventColumns(scanner.shape(), scanner.groups()) : events.pop();
  }

  /** An empty stage for what events name. */
  EntityStage entities() {
    return entities.isEmpty() ? new EntityStage() : entities.pop();
  }

  /** Takes back what was handed out. */
  void takeBack(EventColumns columns, EntityStage stage) {
    stage.clear();
    if (events.size() < MOST_FREE) {
      events.push(columns);
      entities.push(stage);
    }
  }
}
