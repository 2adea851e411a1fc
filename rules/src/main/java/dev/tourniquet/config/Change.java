package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * One difference that one call made, or that two sights of the resource show.
 *
 * @param time of the call; where a difference was only seen, the latest time it can have been made
 * @param path the attribute and what within it, such as {@code launchPermission[846424999548]}
 * @param before a missing node when it was not there, null when it is not known
 * @param after a missing node when it is not there any more, null when it is not known
 * @param eventId the call; where no call we hold explains it, the describing call that shows it
 * @param ambiguous whether another call within the same second may have come before or after
 * @param cause what shows it, and what the attribute was before
 */
public record Change(
    ResourceKey resource,
    Instant time,
    String path,
    JsonNode before,
    JsonNode after,
    String eventId,
    boolean ambiguous,
    Cause cause)
    implements Serializable {

  public Change {
    requireNonNull(resource, "resource is null");
    requireNonNull(time, "time is null");
    requireNonNull(path, "path is null");
    requireNonNull(before, "before is null");
    requireNonNull(after, "after is null");
    requireNonNull(eventId, "eventId is null");
    requireNonNull(cause, "cause is null");
  }

  /**
   * What shows a change.
   *
   * @param attribute the attribute that the path is in
   * @param since the earliest time it can have been made; the time of the call itself
   * @param discovered whether AWS Config only began to record the resource's kind then
   * @param whole the attribute's whole value before; a missing node where that is not known
   */
  public record Cause(
      ChangeSource source, String attribute, Instant since, boolean discovered, JsonNode whole)
      implements Serializable {
    public Cause {
      requireNonNull(source, "source is null");
      requireNonNull(attribute, "attribute is null");
      requireNonNull(since, "since is null");
      requireNonNull(whole, "whole is null");
    }
  }
}
