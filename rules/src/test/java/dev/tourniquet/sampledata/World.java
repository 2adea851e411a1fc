package dev.tourniquet.sampledata;

import java.util.ArrayList;
import java.util.List;

/** What one scenario accumulates: calls on the trail, and the images and snapshots that they made. */
final class World {

  private final String name;
  private final Trail trail;
  private final List<Image> images = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();

  World(String name) {
    this.name = name;
    trail = new Trail(name);
  }

  /** The stream of chance of one actor in this world. */
  Dice dice(String actor) {
    return Dice.named(name + "/" + actor);
  }

  String name() {
    return name;
  }

  Trail trail() {
    return trail;
  }

  void keep(Image image) {
    images.add(image);
  }

  void keep(Snapshot snapshot) {
    snapshots.add(snapshot);
  }

  List<Image> images() {
    return List.copyOf(images);
  }

  List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }
}
