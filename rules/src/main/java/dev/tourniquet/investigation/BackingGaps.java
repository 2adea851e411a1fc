package dev.tourniquet.investigation;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.lineage.EdgeType;
import dev.tourniquet.lineage.Holding;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.Ancestry;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is missing between an image and the disks it was made of. CreateImage answers with the image's id alone: no log
 * names its snapshots, AWS Config records neither images nor snapshots, and each can be shared on its own.
 */
final class BackingGaps {
  private static final int MOST = 10;
  private static final Set<EdgeType> SOURCES = EnumSet.of(
      EdgeType.SNAPSHOT_OF, EdgeType.COPY_OF, EdgeType.IMPORTED_FROM, EdgeType.RESTORED_FROM);

  private BackingGaps() {}

  static List<String> of(ResourceKey resource, Ancestry ancestry) {
    if (!resource.type().equals(ResourceTypes.IMAGE) || !ancestry.gaps().isEmpty()) {
      return List.of();
    }
    List<ResourceKey> snapshots = of(resource, EdgeType.HAS_SNAPSHOT, ancestry.edges())
        .map(ResourceEdge::parent)
        .distinct()
        .toList();
    return snapshots.isEmpty()
        ? List.of(untold(resource, ancestry.edges()))
        : volumes(snapshots, ancestry.edges());
  }

  private static String untold(ResourceKey image, Collection<ResourceEdge> edges) {
    String attached = of(image, EdgeType.DERIVED_FROM, edges)
        .map(made -> attached(made, edges))
        .collect(Collectors.joining());
    return "related: no call and no inventory held tells the snapshots of " + image.id()
        + "; ec2 describe-images --image-ids " + image.id() + " tells them (BlockDeviceMappings)"
        + attached;
  }

  /** The disks that the instance had when the image was made of it. */
  private static String attached(ResourceEdge made, Collection<ResourceEdge> edges) {
    Holding holding = Holding.of(edges);
    List<ResourceKey> volumes = edges.stream()
        .filter(edge -> edge.type() == EdgeType.ATTACHED_TO && !edge.closes())
        .filter(edge -> edge.parent().equals(made.parent()))
        .filter(edge -> !edge.validFrom().isAfter(made.validFrom()))
        .filter(edge -> lasts(holding, edge, made.validFrom()))
        .map(ResourceEdge::child)
        .distinct()
        .toList();
    return volumes.isEmpty()
        ? ""
        : ". Attached to " + made.parent().id() + " when it was made: " + names(volumes);
  }

  private static boolean lasts(Holding holding, ResourceEdge edge, Instant time) {
    return holding.end(edge).filter(end -> end.isBefore(time)).isEmpty();
  }

  private static List<String> volumes(List<ResourceKey> snapshots, Collection<ResourceEdge> edges) {
    List<ResourceKey> untold = snapshots.stream()
        .filter(snapshot -> edges.stream()
            .noneMatch(edge -> edge.child().equals(snapshot) && SOURCES.contains(edge.type())))
        .toList();
    return untold.isEmpty()
        ? List.of()
        : List.of("related: no call and no inventory held tells of which volume "
            + names(untold) + (untold.size() == 1 ? " was" : " were")
            + " taken; ec2 describe-snapshots --snapshot-ids tells (VolumeId)");
  }

  private static Stream<ResourceEdge> of(
      ResourceKey child, EdgeType type, Collection<ResourceEdge> edges) {
    return edges.stream()
        .filter(edge -> edge.child().equals(child) && edge.type() == type && !edge.closes());
  }

  private static String names(List<ResourceKey> keys) {
    String some = keys.stream().limit(MOST).map(ResourceKey::id).collect(Collectors.joining(", "));
    return keys.size() > MOST ? some + " and " + (keys.size() - MOST) + " more" : some;
  }
}
