package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Relationships of an item of AWS Config. Which of two resources has the other is told by their types: volumes and
 * instances name each other with the same verb.
 */
final class RecordedRelations {

  private static final String ATTACHED = "Is attached to";
  private static final String ASSOCIATED = "Is associated with";
  private static final String NETWORK_INTERFACE = "AWS::EC2::NetworkInterface";

  /** Type of what it is associated with to how it is related. */
  private static final Map<String, EdgeType> ASSOCIATIONS = Map.of(
      ResourceTypes.SECURITY_GROUP,
      EdgeType.USES,
      ResourceTypes.ROLE,
      EdgeType.RUNS_AS,
      ResourceTypes.DB_INSTANCE,
      EdgeType.SNAPSHOT_OF,
      ResourceTypes.DB_CLUSTER,
      EdgeType.SNAPSHOT_OF,
      "AWS::RDS::DBSubnetGroup",
      EdgeType.IN);

  private RecordedRelations() {}

  static List<ResourceEdge> of(InventoryItem item) {
    return StreamSupport.stream(item.item().path("relationships").spliterator(), false)
        .map(one -> edge(item, one))
        .toList();
  }

  private static ResourceEdge edge(InventoryItem item, JsonNode one) {
    ResourceKey own = item.key();
    String type = one.path("type").asText("");
    ResourceKey other = ResourceTypes.key(item.place(), type, one.path("id").asText(""));
    String verb = one.path("verb").asText("");
    return switch (verb) {
      case "Contains" -> edge(item, other, EdgeType.IN, own);
      case "Is contained in" -> edge(item, own, EdgeType.IN, other);
      case ATTACHED -> attached(item, own, other);
      case ASSOCIATED -> associated(item, own, other);
      default -> edge(item, own, EdgeType.ASSOCIATED_WITH, other);
    };
  }

  private static ResourceEdge attached(InventoryItem item, ResourceKey own, ResourceKey other) {
    if (other.type().equals(ResourceTypes.POLICY)) {
      return edge(item, own, EdgeType.HAS_POLICY, other);
    }
    if (other.type().equals(NETWORK_INTERFACE) && own.type().equals(ResourceTypes.INSTANCE)) {
      return edge(item, own, EdgeType.USES, other);
    }
    if (own.type().equals(NETWORK_INTERFACE) && other.type().equals(ResourceTypes.INSTANCE)) {
      return edge(item, other, EdgeType.USES, own);
    }
    return own.type().equals(ResourceTypes.INSTANCE)
        ? edge(item, other, EdgeType.ATTACHED_TO, own)
        : edge(item, own, EdgeType.ATTACHED_TO, other);
  }

  /** The other side of a group's use is known for a few old types only. */
  private static ResourceEdge associated(InventoryItem item, ResourceKey own, ResourceKey other) {
    if (own.type().equals(ResourceTypes.SECURITY_GROUP)) {
      return edge(item, other, EdgeType.USES, own);
    }
    EdgeType type = ASSOCIATIONS.getOrDefault(other.type(), EdgeType.ASSOCIATED_WITH);
    boolean copy = type == EdgeType.SNAPSHOT_OF && !own.type().endsWith("Snapshot");
    return edge(item, own, copy ? EdgeType.ASSOCIATED_WITH : type, other);
  }

  private static ResourceEdge edge(
      InventoryItem item, ResourceKey child, EdgeType type, ResourceKey parent) {
    return new ResourceEdge(
        child,
        parent,
        type,
        item.takenAt(),
        false,
        item.source(),
        EdgeSource.CONFIG,
        Confidence.EXACT);
  }
}
