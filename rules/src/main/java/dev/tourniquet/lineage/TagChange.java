package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * A tag, or the name, of a resource was set or taken away. Whoever may tag writes these: values may be chosen by an
 * attacker.
 *
 * @param key the tag's key, or {@link #GIVEN_NAME}
 * @param value empty when the tag was taken away
 * @param removed whether the tag was taken away
 * @param evidence event id, or the describing call
 */
public record TagChange(
    ResourceKey resource, String key, String value, boolean removed, Instant time, String evidence)
    implements Serializable {

  /** In place of a key: the name that the creating call gave. No tag can be called so: keys are never empty. */
  public static final String GIVEN_NAME = "";

  public TagChange {
    requireNonNull(resource, "resource is null");
    requireNonNull(key, "key is null");
    requireNonNull(value, "value is null");
    requireNonNull(time, "time is null");
    requireNonNull(evidence, "evidence is null");
  }
}
