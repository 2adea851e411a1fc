package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * One successful call's effect on one attribute of one resource.
 *
 * @param attribute such as {@code launchPermission}
 * @param value the value, or what was added or removed; a missing node for {@link Op#DELETE}
 */
public record AttributeChange(
    ResourceKey resource, String attribute, Op op, JsonNode value, String eventId, Instant time)
    implements Serializable {

  public AttributeChange {
    requireNonNull(resource, "resource is null");
    requireNonNull(attribute, "attribute is null");
    requireNonNull(op, "op is null");
    requireNonNull(value, "value is null");
    requireNonNull(eventId, "eventId is null");
    requireNonNull(time, "time is null");
  }

  /** The same effect on another attribute of the resource. */
  AttributeChange of(String other) {
    return new AttributeChange(resource, other, op, value, eventId, time);
  }

  /** The same value by another operation. */
  AttributeChange as(Op other) {
    return new AttributeChange(resource, attribute, other, value, eventId, time);
  }
}
