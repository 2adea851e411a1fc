package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers "what is this a copy of?" over a given set of edges. */
public final class Lineage {

  /** Relations that lead to where the content of a resource comes from. */
  private static final Set<EdgeType> CONTENT = EnumSet.of(
      EdgeType.DERIVED_FROM,
      EdgeType.HAS_SNAPSHOT,
      EdgeType.COPY_OF,
      EdgeType.SNAPSHOT_OF,
      EdgeType.CREATED_FROM,
      EdgeType.RESTORED_FROM,
      EdgeType.IMPORTED_FROM);

  /** Copies of copies of copies; deeper chains are no lineage but a loop or an attack. */
  private static final int DEEPEST = 16;

  private static final int MOST_PATHS = 100;

  /** CreateImage makes its snapshots at once; their start is never minutes away. */
  private static final Duration NEAR = Duration.ofMinutes(2);

  private static final Comparator<OriginPath> BEST_FIRST = Comparator.comparing(
          OriginPath::confidence)
      .reversed()
      .thenComparing(path -> path.hops().size())
      .thenComparing(path -> path.hops().get(0).source() == EdgeSource.DESCRIBE ? 0 : 1)
      .thenComparing(path -> path.root().text())
      .thenComparing(path -> path.evidence().toString());

  private final Map<ResourceKey, List<ResourceEdge>> byChild;
  private final Map<ResourceKey, List<ResourceEdge>> byParent;
  private final Holding holding;
  private final Instant coveredFrom;

  private Lineage(Collection<ResourceEdge> edges, Instant coveredFrom) {
    this.byChild = edges.stream().distinct().collect(Collectors.groupingBy(ResourceEdge::child));
    this.byParent = edges.stream().distinct().collect(Collectors.groupingBy(ResourceEdge::parent));
    this.holding = Holding.of(edges);
    this.coveredFrom = coveredFrom;
  }

  /**
   * Lineage over these edges, in any order.
   *
   * @param coveredFrom start of the logs we hold, for the wording of gaps
   */
  public static Lineage over(Collection<ResourceEdge> edges, Instant coveredFrom) {
    return new Lineage(edges, requireNonNull(coveredFrom, "coveredFrom is null"));
  }

  /** Where an image, snapshot or volume came from, by what had happened at that time. */
  public Origin roots(ResourceKey resource, Instant at) {
    List<OriginPath> paths = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    Deque<List<ResourceEdge>> open = new ArrayDeque<>();
    open.add(List.of());
    while (!open.isEmpty() && paths.size() < MOST_PATHS) {
      List<ResourceEdge> hops = open.remove();
      ResourceKey end = hops.isEmpty() ? resource : hops.get(hops.size() - 1).parent();
      List<ResourceEdge> next = OriginGaps.isOrigin(end) && !hops.isEmpty()
          ? List.of()
          : further(resource, end, hops, at);
      next.forEach(
          edge -> open.add(Stream.concat(hops.stream(), Stream.of(edge)).toList()));
      if (next.isEmpty()) {
        OriginGaps.of(end, coveredFrom).filter(gap -> !gaps.contains(gap)).ifPresent(gaps::add);
        if (!hops.isEmpty()) {
          paths.add(new OriginPath(end, hops));
        }
      }
    }
    paths.sort(BEST_FIRST);
    return new Origin(paths, anyOrigin(paths) ? List.of() : gaps);
  }

  /**
   * The snapshots that back an image: those named by a call or a description, and, because CreateImage does not log its
   * snapshots, those of the instance's volumes made within two minutes of it.
   */
  public List<ResourceEdge> backingSnapshots(ResourceKey image, Instant at) {
    List<ResourceEdge> named = before(byChild, image, at)
        .filter(edge -> edge.type() == EdgeType.HAS_SNAPSHOT)
        .toList();
    Stream<ResourceEdge> guessed = before(byChild, image, at)
        .filter(edge -> edge.type() == EdgeType.DERIVED_FROM && edge.source() == EdgeSource.TRAIL)
        .flatMap(made -> madeWith(made, at));
    return Stream.concat(named.stream(), guessed.filter(guess -> named.stream()
            .noneMatch(edge -> edge.parent().equals(guess.parent()))))
        .sorted(Comparator.comparing(ResourceEdge::confidence)
            .reversed()
            .thenComparing(edge -> edge.parent().text()))
        .toList();
  }

  private Stream<ResourceEdge> madeWith(ResourceEdge made, Instant at) {
    return before(byParent, made.parent(), made.validFrom())
        .filter(edge -> edge.type() == EdgeType.ATTACHED_TO && holds(edge, made.validFrom()))
        .flatMap(attached -> before(byParent, attached.child(), at))
        .filter(edge -> edge.type() == EdgeType.SNAPSHOT_OF
            && Duration.between(made.validFrom(), edge.validFrom()).abs().compareTo(NEAR) <= 0)
        .map(edge -> new ResourceEdge(
            made.child(),
            edge.child(),
            EdgeType.HAS_SNAPSHOT,
            edge.validFrom(),
            false,
            edge.evidence(),
            EdgeSource.DERIVED,
            Confidence.WEAK));
  }

  private List<ResourceEdge> further(
      ResourceKey start, ResourceKey end, List<ResourceEdge> hops, Instant at) {
    // What a volume held counts at the time its snapshot was taken, not at the time of asking.
    Instant when = hops.isEmpty() ? at : earlier(at, hops.get(hops.size() - 1));
    return hops.size() >= DEEPEST
        ? List.of()
        : Stream.concat(sources(end, when), attachments(end, when))
            .filter(edge -> !edge.parent().equals(start)
                && hops.stream().noneMatch(hop -> hop.parent().equals(edge.parent())))
            .toList();
  }

  private Stream<ResourceEdge> sources(ResourceKey child, Instant when) {
    return before(byChild, child, when).filter(edge -> CONTENT.contains(edge.type()));
  }

  /** What a volume is attached to; where to nothing any more, what it was attached to last wrote what is on it. */
  private Stream<ResourceEdge> attachments(ResourceKey volume, Instant when) {
    List<ResourceEdge> all = before(byChild, volume, when)
        .filter(edge -> edge.type() == EdgeType.ATTACHED_TO)
        .toList();
    List<ResourceEdge> now = all.stream().filter(edge -> holds(edge, when)).toList();
    return now.isEmpty()
        ? all.stream()
            .max(Comparator.comparing((ResourceEdge edge) -> holding.end(edge).orElse(when))
                .thenComparing(edge -> edge.parent().text()))
            .map(Lineage::formerly)
            .stream()
        : now.stream();
  }

  private static ResourceEdge formerly(ResourceEdge edge) {
    return new ResourceEdge(
        edge.child(),
        edge.parent(),
        edge.type(),
        edge.validFrom(),
        false,
        edge.evidence(),
        edge.source(),
        edge.confidence() == Confidence.EXACT ? Confidence.STRONG : edge.confidence());
  }

  private static Instant earlier(Instant at, ResourceEdge hop) {
    boolean moment = hop.type() == EdgeType.SNAPSHOT_OF && hop.validFrom().isBefore(at);
    return moment ? hop.validFrom() : at;
  }

  /** Edges that began by then and were not taken back by then. */
  private static Stream<ResourceEdge> before(
      Map<ResourceKey, List<ResourceEdge>> edges, ResourceKey key, Instant time) {
    return edges.getOrDefault(key, List.of()).stream()
        .filter(edge -> !edge.closes() && !edge.validFrom().isAfter(time));
  }

  private boolean holds(ResourceEdge edge, Instant time) {
    return holding.end(edge).filter(end -> end.isBefore(time)).isEmpty();
  }

  private static boolean anyOrigin(List<OriginPath> paths) {
    return paths.stream().anyMatch(path -> OriginGaps.isOrigin(path.root()));
  }
}
