package dev.tourniquet.lineage;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import java.util.List;

/** Reads relations between resources from calls and from what AWS described. */
public final class Edges {

  private Edges() {}

  /** The relations that the call made or ended; nothing for failed calls. Never throws. */
  public static List<ResourceEdge> of(Event event) {
    return List.of();
  }

  /** The relations that the item shows to hold when it was taken. */
  public static List<ResourceEdge> of(InventoryItem item) {
    return List.of();
  }
}
