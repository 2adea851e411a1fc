package dev.tourniquet.lineage;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads names and tags, and says what they were at a moment. */
public final class Names {

  private Names() {}

  /** The names and tags that the call set or took away. Never throws. */
  public static List<TagChange> of(Event event) {
    return List.of();
  }

  /** The name and tags that the item shows. */
  public static List<TagChange> of(InventoryItem item) {
    return List.of();
  }

  /**
   * Name and tags at a time. Ask for the moment before an incident began: what was written during it may be the
   * attacker's. A resource that had no tags yet has those it was created with or first got.
   */
  public static Labels at(ResourceKey resource, Collection<TagChange> changes, Instant time) {
    return new Labels("", Map.of(), List.of());
  }
}
