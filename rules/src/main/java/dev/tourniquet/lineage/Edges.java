package dev.tourniquet.lineage;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads relations between resources from calls and from what AWS described. */
public final class Edges {

  private static final Map<String, List<EdgeRule>> BY_CALL = byCall();

  private Edges() {}

  /** The relations that the call made or ended; nothing for failed calls. Never throws. */
  public static List<ResourceEdge> of(Event event) {
    List<EdgeRule> rules =
        BY_CALL.getOrDefault(event.service() + ":" + event.operation(), List.of());
    if (!event.succeeded()) {
      return List.of();
    }
    List<ResourceEdge> own = Stream.concat(rules.stream(), IssuedTo.RULES.stream())
        .flatMap(rule -> rule.edges(event))
        .distinct()
        .toList();
    Stream<ResourceEdge> others = AnyCall.RULES.stream()
        .flatMap(rule -> rule.edges(event))
        .distinct()
        .filter(edge -> own.stream().noneMatch(known -> isSamePair(known, edge)));
    return Stream.concat(own.stream(), others).toList();
  }

  private static boolean isSamePair(ResourceEdge one, ResourceEdge other) {
    return one.child().equals(other.child()) && one.parent().equals(other.parent());
  }

  /** Whether a call of this service and operation, without version suffix, may make or end a relation by itself. */
  public static boolean mayFollow(String service, String operation) {
    return BY_CALL.containsKey(service + ":" + operation) || AnyCall.mayFollow(service, operation);
  }

  /** The relations that the item shows to hold when it was taken. */
  public static List<ResourceEdge> of(InventoryItem item) {
    return DescribedEdges.of(item);
  }

  private static Map<String, List<EdgeRule>> byCall() {
    Map<String, List<EdgeRule>> byCall = new HashMap<>();
    Stream.of(
            ComputeEdges.ALL, NetworkEdges.ALL, IdentityEdges.ALL, WorkloadEdges.ALL, DataEdges.ALL)
        .flatMap(List::stream)
        .forEach(rule -> rule.calls()
            .forEach(
                call -> byCall.computeIfAbsent(call, c -> new ArrayList<>()).add(rule)));
    return byCall;
  }
}
