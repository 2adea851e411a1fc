package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * The whole value of an attribute as AWS described or recorded it.
 *
 * @param attribute {@link #WHOLE} when it is about the resource and not about one attribute
 * @param value a missing node when the resource was gone
 * @param at when AWS was asked, or when AWS Config recorded it
 * @param source such as {@code ec2 describe-images at 2026-03-01T00:00:00Z}
 */
record Observed(
    ResourceKey resource, String attribute, JsonNode value, Instant at, String source, Via via)
    implements Serializable {

  /** In place of an attribute: the whole resource. */
  static final String WHOLE = "";

  public Observed {
    requireNonNull(resource, "resource is null");
    requireNonNull(attribute, "attribute is null");
    requireNonNull(value, "value is null");
    requireNonNull(at, "at is null");
    requireNonNull(source, "source is null");
    requireNonNull(via, "via is null");
  }

  /** What a describing call answered. */
  public Observed(
      ResourceKey resource, String attribute, JsonNode value, Instant at, String source) {
    this(resource, attribute, value, at, source, Via.DESCRIBE);
  }

  /** The resource was seen to be gone. */
  static Observed gone(ResourceKey resource, Instant at, String source) {
    return new Observed(resource, WHOLE, Json.missing(), at, source, Via.CONFIG);
  }

  boolean isGone() {
    return value.isMissingNode();
  }

  /** The same fact as one about an attribute of the resource. */
  Observed of(String name) {
    return new Observed(resource, name, value, at, source, via);
  }

  /** The same sight with a value that says more. */
  Observed showing(JsonNode more) {
    return new Observed(resource, attribute, more, at, source, via);
  }

  boolean isWhole() {
    return attribute.equals(WHOLE);
  }
}
