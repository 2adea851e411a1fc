package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * The whole value of an attribute as an AWS call described it.
 *
 * @param at when the call was made
 * @param source such as {@code ec2 describe-images at 2026-03-01T00:00:00Z}
 */
public record Observed(
    ResourceKey resource, String attribute, JsonNode value, Instant at, String source)
    implements Serializable {

  public Observed {
    requireNonNull(resource, "resource is null");
    requireNonNull(attribute, "attribute is null");
    requireNonNull(value, "value is null");
    requireNonNull(at, "at is null");
    requireNonNull(source, "source is null");
  }
}
