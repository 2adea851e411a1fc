package dev.tourniquet.lineage;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long relations hold: until a call ends them by name, loosens what ties them or deletes one of the two, or until
 * another of their kind takes their place. What a resource was made from stays so for ever.
 */
public final class Holding {

  private static final Set<EdgeType> LASTING = EnumSet.of(
      EdgeType.ATTACHED_TO,
      EdgeType.IN,
      EdgeType.USES,
      EdgeType.ASSOCIATED_WITH,
      EdgeType.HAS_PROFILE,
      EdgeType.CONTAINS,
      EdgeType.RUNS_AS,
      EdgeType.INVOKED_BY,
      EdgeType.PASSED_ROLE,
      EdgeType.TRUSTS,
      EdgeType.HAS_POLICY,
      EdgeType.MEMBER_OF,
      EdgeType.LOGS_TO,
      EdgeType.REPLICATES_TO,
      EdgeType.EXPOSED_BY,
      EdgeType.WRITES_TO,
      EdgeType.MAY_USE);

  /** Whoever tells one of these tells all of them that the child has from then on. */
  private static final Set<EdgeType> WHOLE = EnumSet.of(
      EdgeType.ASSOCIATED_WITH,
      EdgeType.IN,
      EdgeType.USES,
      EdgeType.HAS_PROFILE,
      EdgeType.CONTAINS,
      EdgeType.RUNS_AS,
      EdgeType.TRUSTS,
      EdgeType.LOGS_TO,
      EdgeType.REPLICATES_TO,
      EdgeType.WRITES_TO);

  /** Kinds of which a call may name some and leave others: an instance gets a second interface. */
  private static final Set<String> ADDED = Set.of("AWS::EC2::NetworkInterface");

  private final Map<ResourceKey, List<ResourceEdge>> byChild;

  private Holding(Map<ResourceKey, List<ResourceEdge>> byChild) {
    this.byChild = byChild;
  }

  /** By these facts, in any order. */
  public static Holding of(Collection<ResourceEdge> edges) {
    return new Holding(
        edges.stream().distinct().collect(Collectors.groupingBy(ResourceEdge::child)));
  }

  /** When the relation that this fact began came to its end; empty while it lasts. */
  public Optional<Instant> end(ResourceEdge edge) {
    if (!LASTING.contains(edge.type())) {
      return Optional.empty();
    }
    Stream<Instant> ends = Stream.of(
            of(edge.child()).filter(fact -> ends(fact, edge)),
            deletions(edge.child()),
            deletions(edge.parent()),
            of(edge.child())
                .filter(tie -> tie.type() == EdgeType.TIED_BY)
                .filter(tie -> tie.evidence().equals(edge.evidence()))
                .flatMap(tie -> deletions(tie.parent())))
        .flatMap(facts -> facts)
        .map(ResourceEdge::validFrom)
        .filter(end -> !end.isBefore(edge.validFrom()));
    return Stream.concat(ends, replaced(edge)).min(Comparator.naturalOrder());
  }

  private static boolean ends(ResourceEdge fact, ResourceEdge edge) {
    return fact.closes() && fact.type() == edge.type() && fact.parent().equals(edge.parent());
  }

  private Stream<ResourceEdge> deletions(ResourceKey key) {
    return of(key).filter(fact -> fact.type() == EdgeType.DELETED_BY);
  }

  /** Later facts that tell the whole and leave this one out. */
  private Stream<Instant> replaced(ResourceEdge edge) {
    if (!isWhole(edge)) {
      return Stream.of();
    }
    List<ResourceEdge> kind =
        of(edge.child()).filter(one -> isOfKind(one, edge)).toList();
    Set<String> again = kind.stream()
        .filter(one -> one.parent().equals(edge.parent()))
        .map(ResourceEdge::evidence)
        .collect(Collectors.toSet());
    return kind.stream()
        .filter(one -> one.validFrom().isAfter(edge.validFrom()))
        // AWS Config may tell of one group what it has, and of the next later: neither is the
        // whole.
        .filter(one -> one.source() != EdgeSource.CONFIG)
        .filter(one -> !again.contains(one.evidence()))
        .map(ResourceEdge::validFrom);
  }

  /** Sessions of an instance's former role live on beside those of the new one. */
  private static boolean isWhole(ResourceEdge edge) {
    return WHOLE.contains(edge.type())
        && !ADDED.contains(edge.parent().type())
        && !(edge.type() == EdgeType.RUNS_AS && edge.child().type().equals(ResourceTypes.INSTANCE));
  }

  private static boolean isOfKind(ResourceEdge one, ResourceEdge other) {
    return !one.closes()
        && one.type() == other.type()
        && one.parent().type().equals(other.parent().type());
  }

  private Stream<ResourceEdge> of(ResourceKey child) {
    return byChild.getOrDefault(child, List.of()).stream();
  }
}
