package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * One difference that one call made.
 *
 * @param path the attribute and what within it, such as {@code launchPermission[846424999548]}
 * @param before a missing node when it was not there, null when it is not known
 * @param after a missing node when it is not there any more
 * @param eventId the call; where no call we hold explains it, the describing call that shows it
 * @param ambiguous whether another call within the same second may have come before or after
 */
public record Change(
    ResourceKey resource,
    Instant time,
    String path,
    JsonNode before,
    JsonNode after,
    String eventId,
    boolean ambiguous)
    implements Serializable {

  public Change {
    requireNonNull(resource, "resource is null");
    requireNonNull(time, "time is null");
    requireNonNull(path, "path is null");
    requireNonNull(before, "before is null");
    requireNonNull(after, "after is null");
    requireNonNull(eventId, "eventId is null");
  }
}
