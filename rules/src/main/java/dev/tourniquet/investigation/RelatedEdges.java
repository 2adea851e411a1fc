package dev.tourniquet.investigation;

import dev.tourniquet.lineage.EdgeType;
import dev.tourniquet.lineage.Holding;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a resource came from, runs in or uses, step by step, and what came from it or uses it: not what else shares its
 * ancestors.
 */
final class RelatedEdges {
  private static final int MOST_EVIDENCE = 10;

  private RelatedEdges() {}

  /** The relations that lead on from the resource, nearest first; facts that say the same are one. */
  static List<Merged> from(ResourceKey resource, Collection<ResourceEdge> edges) {
    Map<Relation, List<ResourceEdge>> found = new LinkedHashMap<>();
    Set<ResourceKey> seen = new HashSet<>(Set.of(resource));
    Deque<ResourceKey> next = new ArrayDeque<>(List.of(resource));
    while (!next.isEmpty()) {
      ResourceKey child = next.remove();
      for (ResourceEdge edge : edges) {
        // A tie tells how long something lasts, nothing more.
        if (edge.child().equals(child) && !edge.closes() && edge.type() != EdgeType.TIED_BY) {
          found.computeIfAbsent(Relation.of(edge), key -> new ArrayList<>()).add(edge);
          if (seen.add(edge.parent())) {
            next.add(edge.parent());
          }
        }
      }
    }
    Holding holding = Holding.of(edges);
    return found.values().stream().map(one -> Merged.of(one, end(one, holding))).toList();
  }

  /** What came from the resource, uses it or belongs to it, newest first; one step, and no deletion. */
  static List<Merged> onto(ResourceKey resource, Collection<ResourceEdge> edges) {
    Map<Relation, List<ResourceEdge>> found = edges.stream()
        .filter(edge -> edge.parent().equals(resource) && !edge.closes())
        .filter(edge -> Inverse.isShown(edge.type()))
        .collect(Collectors.groupingBy(Relation::of, LinkedHashMap::new, Collectors.toList()));
    Holding holding = Holding.of(edges);
    return found.values().stream()
        .map(one -> Merged.of(one, end(one, holding)))
        .sorted(Comparator.comparing(Merged::since)
            .reversed()
            .thenComparing(one -> one.best().child().text()))
        .toList();
  }

  /** When the relation ended, unless it was made again afterwards; null while it lasts. */
  private static Instant end(List<ResourceEdge> made, Holding holding) {
    return made.stream()
        .max(Comparator.comparing(ResourceEdge::validFrom))
        .flatMap(holding::end)
        .orElse(null);
  }

  private record Relation(EdgeType type, ResourceKey child, ResourceKey parent) {
    static Relation of(ResourceEdge edge) {
      return new Relation(edge.type(), edge.child(), edge.parent());
    }
  }

  /**
   * One relation with all that proves it.
   *
   * @param since the first time that it was made or seen
   * @param until when it ended; null while it lasts
   */
  record Merged(ResourceEdge best, List<String> evidence, Instant since, Instant until) {
    static Merged of(List<ResourceEdge> same, Instant until) {
      ResourceEdge best =
          same.stream().max(Comparator.comparing(ResourceEdge::confidence)).orElseThrow();
      return new Merged(
          best,
          same.stream()
              .map(ResourceEdge::evidence)
              .distinct()
              .limit(MOST_EVIDENCE)
              .toList(),
          same.stream()
              .map(ResourceEdge::validFrom)
              .min(Comparator.naturalOrder())
              .orElseThrow(),
          until);
    }
  }
}
