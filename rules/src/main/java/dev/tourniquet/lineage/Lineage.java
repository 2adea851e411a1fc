package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Answers "what is this a copy of?" over a given set of edges. */
public final class Lineage {

  private final List<ResourceEdge> edges;
  private final Instant coveredFrom;

  private Lineage(List<ResourceEdge> edges, Instant coveredFrom) {
    this.edges = edges;
    this.coveredFrom = coveredFrom;
  }

  /**
   * Lineage over these edges, in any order.
   *
   * @param coveredFrom start of the logs we hold, for the wording of gaps
   */
  public static Lineage over(Collection<ResourceEdge> edges, Instant coveredFrom) {
    return new Lineage(List.copyOf(edges), requireNonNull(coveredFrom, "coveredFrom is null"));
  }

  /** Where an image, snapshot or volume came from, by what was known at that time. */
  public Origin roots(ResourceKey resource, Instant at) {
    return new Origin(
        resource,
        List.of(),
        List.of("origin unknown: created before " + coveredFrom + edges.size()));
  }
}
