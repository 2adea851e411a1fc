package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventEntities.Entity;
import java.util.List;

/** Things that events name together. One object serves all of these events, so that they are looked up once. */
final class Entities {
  private final List<Entity> all;
  private Object round;
  private int[] numbers = {};

  Entities(List<Entity> all) {
    this.all = List.copyOf(all);
  }

  List<Entity> all() {
    return all;
  }

  /** The numbers that a stage gave them since it was emptied last. */
  int[] numbers(EntityStage stage) {
    if (round != stage.round()) {
      round = stage.round();
      numbers = all.stream().mapToInt(stage::number).toArray();
    }
    return numbers;
  }
}
