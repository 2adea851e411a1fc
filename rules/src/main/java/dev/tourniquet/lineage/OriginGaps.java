package dev.tourniquet.lineage;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where lineage ends well, and what would be needed where it does not. */
final class OriginGaps {

  private static final Set<String> ORIGINS = Set.of(
      ResourceTypes.INSTANCE,
      ResourceTypes.DB_INSTANCE,
      ResourceTypes.DB_CLUSTER,
      ResourceTypes.BUCKET,
      ResourceTypes.OBJECT);

  private static final Map<String, String> ANSWERED_BY = Map.of(
      ResourceTypes.IMAGE,
          "ec2-describe-images.json (SourceInstanceId, SourceImageId, BlockDeviceMappings)",
      ResourceTypes.SNAPSHOT, "ec2-describe-snapshots.json (VolumeId, Description)",
      ResourceTypes.VOLUME, "ec2-describe-volumes.json (Attachments)",
      ResourceTypes.DB_SNAPSHOT, "rds-describe-db-snapshots.json (DBInstanceIdentifier)",
      ResourceTypes.DB_CLUSTER_SNAPSHOT,
          "rds-describe-db-cluster-snapshots.json (DBClusterIdentifier)");

  private OriginGaps() {}

  /** Whether the content of a resource of this kind begins there. */
  static boolean isOrigin(ResourceKey key) {
    return ORIGINS.contains(key.type());
  }

  static Optional<String> of(ResourceKey end, Instant coveredFrom) {
    // What holds no content, as a role or a group, is a copy of nothing.
    return Optional.ofNullable(ANSWERED_BY.get(end.type()))
        .map(answer -> "origin unknown: " + end.id() + " was created before "
            + coveredFrom.atZone(ZoneOffset.UTC).toLocalDate() + " or where we hold no logs; "
            + answer + " in the inventory of its account and region would tell");
  }
}
