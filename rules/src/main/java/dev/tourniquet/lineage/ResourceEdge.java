package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * One relation between two resources: the child came from, runs in or uses the parent.
 *
 * @param validFrom when the relation was made or, for one that {@code closes}, ended
 * @param closes whether the fact ends the relation instead of making it
 * @param evidence event id, or the describing call
 */
public record ResourceEdge(
    ResourceKey child,
    ResourceKey parent,
    EdgeType type,
    Instant validFrom,
    boolean closes,
    String evidence,
    EdgeSource source,
    Confidence confidence)
    implements Serializable {

  public ResourceEdge {
    requireNonNull(child, "child is null");
    requireNonNull(parent, "parent is null");
    requireNonNull(type, "type is null");
    requireNonNull(validFrom, "validFrom is null");
    requireNonNull(evidence, "evidence is null");
    requireNonNull(source, "source is null");
    requireNonNull(confidence, "confidence is null");
  }
}
