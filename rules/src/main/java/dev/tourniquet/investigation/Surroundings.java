package dev.tourniquet.investigation;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.lineage.EdgeType;
import dev.tourniquet.lineage.Holding;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Role and network of a resource at a moment. */
final class Surroundings {

  /** Types of what a resource lies in, and what a page calls it, in this order: the same page is always the same text. */
  private static final List<Map.Entry<String, String>> NETWORK = List.of(
      Map.entry("AWS::EC2::VPC", "vpc"),
      Map.entry("AWS::EC2::Subnet", "subnet"),
      Map.entry("AWS::RDS::DBSubnetGroup", "subnet group"),
      Map.entry(ResourceTypes.SECURITY_GROUP, "security groups"),
      Map.entry("AWS::EC2::NetworkInterface", "interface"));

  private final Instant at;
  private final Collection<ResourceEdge> edges;
  private final Holding holding;
  private final Map<String, String> facts = new LinkedHashMap<>();

  private Surroundings(Instant at, Collection<ResourceEdge> edges) {
    this.at = at;
    this.edges = edges;
    this.holding = Holding.of(edges);
  }

  static Map<String, String> of(ResourceKey of, Instant at, Collection<ResourceEdge> edges) {
    Surroundings found = new Surroundings(at, edges);
    found.role(of);
    NETWORK.forEach(kind -> found.network(of, kind.getKey(), kind.getValue()));
    found.put("launched from", found.from(of, EdgeType.LAUNCHED_FROM));
    found.put(
        "address",
        edges.stream()
            .filter(
                edge -> edge.type() == EdgeType.ASSOCIATED_WITH && edge.parent().equals(of))
            .toList());
    return found.facts;
  }

  private void role(ResourceKey of) {
    List<ResourceEdge> profiles = from(of, EdgeType.HAS_PROFILE);
    put("profile", profiles);
    List<ResourceEdge> through = held(profiles).stream()
        .flatMap(profile -> from(profile.parent(), EdgeType.CONTAINS).stream())
        .toList();
    put("role", through.isEmpty() ? from(of, EdgeType.RUNS_AS) : through);
  }

  private void network(ResourceKey of, String type, String name) {
    put(
        name,
        edges.stream()
            .filter(edge -> edge.child().equals(of) && edge.parent().type().equals(type))
            .filter(edge -> edge.type() == EdgeType.IN || edge.type() == EdgeType.USES)
            .toList());
  }

  private List<ResourceEdge> from(ResourceKey child, EdgeType type) {
    return edges.stream()
        .filter(edge -> edge.type() == type && edge.child().equals(child))
        .toList();
  }

  private void put(String name, List<ResourceEdge> found) {
    List<ResourceEdge> then = held(found);
    if (!then.isEmpty()) {
      facts.put(name, names(then, name));
      return;
    }
    // Nothing tells how it was then; how it was seen later is better than nothing, with its date.
    List<ResourceEdge> later = found.stream().filter(edge -> !edge.closes()).toList();
    later.stream()
        .map(ResourceEdge::validFrom)
        .min(Instant::compareTo)
        .ifPresent(first -> facts.put(
            name,
            names(later, name) + " (seen " + first.atOffset(ZoneOffset.UTC).toLocalDate() + ")"));
  }

  /** What had begun by then and not ended. */
  private List<ResourceEdge> held(List<ResourceEdge> found) {
    return found.stream()
        .filter(edge -> !edge.closes() && !edge.validFrom().isAfter(at))
        .filter(edge -> holding.end(edge).filter(end -> !end.isAfter(at)).isEmpty())
        .toList();
  }

  private static String names(List<ResourceEdge> found, String name) {
    return found.stream()
        .map(edge -> name.equals("address") ? edge.child().id() : edge.parent().id())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
