package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A resource's configuration as far as the facts before a moment tell.
 *
 * @param attributes by name; an attribute nothing is known of is not there
 * @param incarnation how often the name was seen to be created: a name deleted and created again is another resource
 * @param exists whether it exists: a deletion or a creation was seen, else unknown
 * @param deletions every time it was deleted, oldest first
 */
public record State(
    ResourceKey resource,
    Map<String, Value> attributes,
    int incarnation,
    Presence exists,
    List<Deletion> deletions)
    implements Serializable {

  public State {
    requireNonNull(resource, "resource is null");
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    requireNonNull(exists, "exists is null");
    deletions = List.copyOf(deletions);
  }

  /**
   * The resource went away.
   *
   * @param evidence event id, or what shows that it was gone
   */
  public record Deletion(Instant time, String evidence) implements Serializable {
    public Deletion {
      requireNonNull(time, "time is null");
      requireNonNull(evidence, "evidence is null");
    }
  }

  /** What is known of the attribute. */
  public Optional<Value> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
