package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Effect;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.CallerPermissions;
import dev.tourniquet.triage.Effects;
import dev.tourniquet.triage.ResourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pieces of one case that say how its resource came to be as it is, what that may do, and what it relates to. */
final class ResourcePieces {
  private final Map<String, List<Event>> writes = new TreeMap<>();
  private final Map<String, List<InventoryItem>> items = new TreeMap<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private long effectsInAll;
  private long beyond;
  private final Map<String, CallerPermissions> carried = new TreeMap<>();

  /** Takes a piece, if it is such a one. */
  boolean add(Part part, String of, JsonNode row) {
    switch (part) {
      case RESOURCE_WRITE, RESOURCE_ROLE ->
        writes.computeIfAbsent(of, key -> new ArrayList<>()).add(new Event(row));
      case RESOURCE_ITEM ->
        items.computeIfAbsent(of, key -> new ArrayList<>()).add(Inventory.fromJson(row));
      case LEFT_OUT -> leftOut.put(of, row.path("calls").asLong());
      case BEYOND -> beyond = row.path("resources").asLong();
      case CARRIED -> carried.put(of, Stored.fromJson(row, CallerPermissions.class));
      case EFFECT -> effect(row);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void effect(JsonNode row) {
    effectsInAll = row.path(CaseEffects.ALL.name()).asLong();
    effects.add(ResourceWrites.fromJson(row));
  }

  /** What the case is about. */
  ResourceFile main(String key) {
    return of(key, new Effects(effects, effectsInAll - effects.size()), beyond).carrying(carried);
  }

  /** One of those beside it. */
  ResourceFile of(String key) {
    return of(key, Effects.NONE, 0);
  }

  /** All but two. */
  List<ResourceFile> without(String resource, String caller) {
    var keys = new TreeSet<>(writes.keySet());
    keys.addAll(items.keySet());
    keys.remove(resource);
    keys.remove(caller);
    return keys.stream().map(this::of).toList();
  }

  private ResourceFile of(String key, Effects done, long more) {
    return new ResourceFile(
        key,
        writes.getOrDefault(key, List.of()),
        items.getOrDefault(key, List.of()),
        Map.of(),
        leftOut.getOrDefault(key, 0L),
        done,
        more);
  }
}
