package dev.tourniquet.lineage;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.util.List;

/**
 * One way from a resource to what it came from.
 *
 * @param root where the way ends
 * @param hops the edges on it, the resource asked about first; never empty
 */
public record OriginPath(ResourceKey root, List<ResourceEdge> hops) implements Serializable {

  public OriginPath {
    hops = List.copyOf(hops);
    if (hops.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot make a path without an edge: give the edges that lead to " + root);
    }
  }

  /** As good as its weakest edge. */
  public Confidence confidence() {
    return hops.stream().map(ResourceEdge::confidence).reduce(Confidence.EXACT, Confidence::and);
  }

  /** Event ids and describing calls, the nearest to the resource first. */
  public List<String> evidence() {
    return hops.stream().map(ResourceEdge::evidence).distinct().toList();
  }
}
