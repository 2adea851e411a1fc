package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is held of one resource: enough to fold its configuration, its name and its tags.
 *
 * @param key text of its resource key
 * @param writes successful writes that mention it
 * @param items what AWS answered when it was listed
 * @param carried what the roles may do that it runs as, by the key of the role
 */
public record ResourceFile(
    String key,
    List<Event> writes,
    List<InventoryItem> items,
    Map<String, CallerPermissions> carried)
    implements Serializable {

  /** Nothing is held, not even a key: a principal that is no resource. */
  public static final ResourceFile NONE = new ResourceFile("", List.of(), List.of());

  public ResourceFile {
    requireNonNull(key, "key is null");
    writes = List.copyOf(writes);
    items = List.copyOf(items);
    carried = Map.copyOf(carried);
  }

  /** A resource of whose roles nothing is held. */
  public ResourceFile(String key, List<Event> writes, List<InventoryItem> items) {
    this(key, writes, items, Map.of());
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
        carried);
  }
}
