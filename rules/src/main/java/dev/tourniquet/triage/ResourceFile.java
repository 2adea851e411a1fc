package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.config.Changes;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.Names;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is held of one resource: enough to fold its configuration, its name and its tags.
 *
 * @param key text of its resource key
 * @param writes successful writes that mention it
 * @param items what AWS answered when it was listed
 * @param carried what the roles may do that it runs as, by the key of the role
 * @param leftOut how many more calls that {@linkplain #followed follow} were too many to hold
 * @param effects what all calls on it did to its attributes, where that was looked up
 * @param beyond how many of the resources that it leads to were too many to hold
 */
public record ResourceFile(
    String key,
    List<Event> writes,
    List<InventoryItem> items,
    Map<String, CallerPermissions> carried,
    long leftOut,
    Effects effects,
    long beyond)
    implements Serializable {

  /** Nothing is held, not even a key: a principal that is no resource. */
  public static final ResourceFile NONE = new ResourceFile("", List.of(), List.of());

  public ResourceFile {
    requireNonNull(key, "key is null");
    writes = List.copyOf(writes);
    items = List.copyOf(items);
    carried = Map.copyOf(carried);
    requireNonNull(effects, "effects is null");
  }

  /** A resource of whose roles nothing is held. */
  public ResourceFile(String key, List<Event> writes, List<InventoryItem> items) {
    this(key, writes, items, Map.of());
  }

  /** A resource of which every call that counts is held. */
  public ResourceFile(
      String key,
      List<Event> writes,
      List<InventoryItem> items,
      Map<String, CallerPermissions> carried) {
    this(key, writes, items, carried, 0, Effects.NONE, 0);
  }

  /**
   * The operations, without version suffix, whose calls change an attribute, relate resources or name them: where not all
   * writes can be held, these come first.
   */
  public static Set<String> followed() {
    return Stream.of(Changes.operations(), Edges.operations(), Names.operations())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same with what the roles may do that it runs as. */
  public ResourceFile carrying(Map<String, CallerPermissions> roles) {
    return new ResourceFile(key, writes, items, roles, leftOut, effects, beyond);
  }

  /** What is missing of its relations and names where not all calls are held. */
  public Optional<String> gap() {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            leftOut + " more calls changed or related " + resourceKey().id()
                + " than a case holds, those farthest in time from the trigger; resource_edges and event_entities hold"
                + " them");
  }

  /** What is missing of what it leads to: an origin may be among them. */
  public Optional<String> gapOfRelated() {
    return beyond == 0
        ? Optional.empty()
        : Optional.of(resourceKey().id() + " leads to " + beyond
            + " more resources than a case holds, those most steps away and then farthest in time from the trigger;"
            + " resource_edges holds them");
  }

  /** What is missing of its attributes. */
  Optional<String> gapOfAttributes() {
    return effects.equals(Effects.NONE) ? gap() : effects.gap();
  }

  /** The key in its parts. */
  public ResourceKey resourceKey() {
    return ResourceKey.parse(key);
  }

  ResourceFile until(Instant asOf) {
    return new ResourceFile(
        key,
        writes.stream().filter(event -> CallList.isUntil(event, asOf)).toList(),
        items.stream().filter(item -> !item.takenAt().isAfter(asOf)).toList(),
        carried,
        leftOut,
        effects.until(asOf),
        beyond);
  }
}
