package dev.tourniquet.lineage;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads relations between resources from calls and from what AWS described. */
public final class Edges {

  /** Without these words, calls that no rule of their own follows relate nothing. */
  public static final List<String> WORDS = List.of(AnyCall.ROLE_WORD, AnyCall.KEY_WORD);

  private static final Map<String, List<EdgeRule>> BY_CALL = byCall();

  private Edges() {}

  /** The relations that the call made or ended; nothing for failed calls. Never throws. */
  public static List<ResourceEdge> of(Event event) {
    if (!event.succeeded()) {
      return List.of();
    }
    String call = event.service() + ":" + event.operation();
    Set<ResourceEdge> own = new LinkedHashSet<>();
    BY_CALL.getOrDefault(call, List.of()).forEach(rule -> rule.addTo(own, event));
    IssuedTo.RULES.forEach(rule -> rule.addTo(own, event));
    if (!AnyCall.mayFollow(event.service(), event.operation())) {
      return List.copyOf(own);
    }
    Set<ResourceEdge> others = new LinkedHashSet<>();
    AnyCall.RULES.forEach(rule -> rule.addTo(others, event));
    others.removeIf(edge -> own.stream().anyMatch(known -> isSamePair(known, edge)));
    own.addAll(others);
    return List.copyOf(own);
  }

  private static boolean isSamePair(ResourceEdge one, ResourceEdge other) {
    return one.child().equals(other.child()) && one.parent().equals(other.parent());
  }

  /** Whether a call of this service and operation, without version suffix, may make or end a relation by itself. */
  public static boolean mayFollow(String service, String operation) {
    return BY_CALL.containsKey(service + ":" + operation) || AnyCall.mayFollow(service, operation);
  }

  /**
   * Whether such a call relates something only where one of {@link #WORDS} stands in its parameters or in its answer, in a
   * name or in a value, in whatever case.
   */
  public static boolean mayFollowWordsOnly(String service, String operation) {
    return !BY_CALL.containsKey(service + ":" + operation)
        && AnyCall.mayFollowWordsOnly(service, operation);
  }

  /** The operations, without version suffix, that make or end a relation by themselves. */
  public static Set<String> operations() {
    return BY_CALL.keySet().stream()
        .map(call -> call.substring(call.indexOf(':') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The relations that the item shows to hold when it was taken. */
  public static List<ResourceEdge> of(InventoryItem item) {
    return DescribedEdges.of(item);
  }

  private static Map<String, List<EdgeRule>> byCall() {
    Map<String, List<EdgeRule>> byCall = new HashMap<>();
    Stream.of(
            ComputeEdges.ALL,
            NetworkEdges.ALL,
            IdentityEdges.ALL,
            WorkloadEdges.ALL,
            DataEdges.ALL,
            EndingEdges.ALL)
        .flatMap(List::stream)
        .forEach(rule -> rule.calls()
            .forEach(
                call -> byCall.computeIfAbsent(call, c -> new ArrayList<>()).add(rule)));
    return byCall;
  }
}
