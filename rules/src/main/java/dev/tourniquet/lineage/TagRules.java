package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where calls write names and tags. */
final class TagRules {

  /** Ids begin with their kind; longer prefixes are other kinds ({@code vpce-} is no {@code vpc-}). */
  private static final Map<String, String> BY_PREFIX = Map.of(
      "ami", ResourceTypes.IMAGE,
      "snap", ResourceTypes.SNAPSHOT,
      "vol", ResourceTypes.VOLUME,
      "i", ResourceTypes.INSTANCE,
      "sg", ResourceTypes.SECURITY_GROUP);

  /** Calls that make something and may name or tag it in the same breath, and what they make. */
  private static final Map<String, Function<Event, List<ResourceKey>>> MADE_BY = Map.ofEntries(
      made("ec2:CreateImage", ResourceTypes.IMAGE, "responseElements.imageId"),
      made("ec2:RegisterImage", ResourceTypes.IMAGE, "responseElements.imageId"),
      made("ec2:CopyImage", ResourceTypes.IMAGE, "responseElements.imageId"),
      made("ec2:CreateSnapshot", ResourceTypes.SNAPSHOT, "responseElements.snapshotId"),
      made("ec2:CopySnapshot", ResourceTypes.SNAPSHOT, "responseElements.snapshotId"),
      made("ec2:CreateVolume", ResourceTypes.VOLUME, "responseElements.volumeId"),
      made("ec2:CreateSecurityGroup", ResourceTypes.SECURITY_GROUP, "responseElements.groupId"),
      made(
          "ec2:RunInstances", ResourceTypes.INSTANCE, "responseElements.instancesSet[].instanceId"),
      made(
          "rds:CreateDBInstance",
          ResourceTypes.DB_INSTANCE,
          "requestParameters.dBInstanceIdentifier"),
      made(
          "rds:CreateDBSnapshot",
          ResourceTypes.DB_SNAPSHOT,
          "requestParameters.dBSnapshotIdentifier"),
      made(
          "rds:CopyDBSnapshot",
          ResourceTypes.DB_SNAPSHOT,
          "requestParameters.targetDBSnapshotIdentifier"),
      made(
          "rds:CreateDBClusterSnapshot",
          ResourceTypes.DB_CLUSTER_SNAPSHOT,
          "requestParameters.dBClusterSnapshotIdentifier"),
      made(
          "rds:CopyDBClusterSnapshot",
          ResourceTypes.DB_CLUSTER_SNAPSHOT,
          "requestParameters.targetDBClusterSnapshotIdentifier"),
      made(
          "rds:RestoreDBInstanceFromDBSnapshot",
          ResourceTypes.DB_INSTANCE,
          "requestParameters.dBInstanceIdentifier"),
      made(
          "rds:RestoreDBInstanceToPointInTime",
          ResourceTypes.DB_INSTANCE,
          "requestParameters.targetDBInstanceIdentifier"),
      made(
          "rds:CreateDBInstanceReadReplica",
          ResourceTypes.DB_INSTANCE,
          "requestParameters.dBInstanceIdentifier"),
      made(
          "rds:CreateDBCluster", ResourceTypes.DB_CLUSTER, "requestParameters.dBClusterIdentifier"),
      made(
          "rds:RestoreDBClusterFromSnapshot",
          ResourceTypes.DB_CLUSTER,
          "requestParameters.dBClusterIdentifier"),
      made(
          "rds:RestoreDBClusterToPointInTime",
          ResourceTypes.DB_CLUSTER,
          "requestParameters.dBClusterIdentifier"),
      made("s3:CreateBucket", ResourceTypes.BUCKET, "requestParameters.bucketName"),
      made("iam:CreateUser", ResourceTypes.USER, "requestParameters.userName"),
      made("iam:TagUser", ResourceTypes.USER, "requestParameters.userName"),
      made("iam:CreateRole", ResourceTypes.ROLE, "requestParameters.roleName"),
      made("iam:TagRole", ResourceTypes.ROLE, "requestParameters.roleName"),
      made("s3:PutBucketTagging", ResourceTypes.BUCKET, "requestParameters.bucketName"));

  private static final Set<String> KINDS_WITH_OWN_TAGS = Set.of(
      ResourceTypes.IMAGE,
      ResourceTypes.SNAPSHOT,
      ResourceTypes.VOLUME,
      ResourceTypes.INSTANCE,
      ResourceTypes.SECURITY_GROUP);

  private TagRules() {}

  static List<String> operations() {
    return MADE_BY.keySet().stream()
        .map(call -> call.substring(call.indexOf(':') + 1))
        .toList();
  }

  static List<ResourceKey> made(Event event) {
    Function<Event, List<ResourceKey>> made =
        MADE_BY.get(event.service() + ":" + event.operation());
    return made == null ? List.of() : made.apply(event);
  }

  /** Whether the call makes what it names; others tag what is there. */
  static boolean makes(Event event) {
    return !event.operation().startsWith("Tag") && !event.operation().startsWith("Put");
  }

  /** The tags of the thing itself: one call may tag an image and its snapshots apart. */
  static Stream<JsonNode> tags(Event event, ResourceKey resource) {
    String kind = resource.type().substring(resource.type().lastIndexOf(':') + 1);
    JsonNode request = event.request();
    Stream<JsonNode> specified = KINDS_WITH_OWN_TAGS.contains(resource.type())
        ? Ends.elements(request.path("tagSpecificationSet")).stream()
            .filter(
                spec -> spec.path("resourceType").asText().replace("-", "").equalsIgnoreCase(kind))
            .flatMap(spec -> Stream.concat(
                Ends.elements(spec.path("tags")).stream(),
                Ends.elements(spec.path("tag")).stream()))
        : Stream.of();
    return Stream.of(
            specified,
            Ends.elements(request.path("tags")).stream(),
            Ends.elements(request.path("Tagging").path("TagSet").path("Tag")).stream())
        .flatMap(tags -> tags);
  }

  /** The resources that CreateTags and DeleteTags name by id. */
  static List<ResourceKey> tagged(Event event) {
    Place place = Place.of(event);
    return Ends.texts(event.request(), "resourcesSet[].resourceId")
        .flatMap(id -> Stream.ofNullable(BY_PREFIX.get(id.split("-", 2)[0]))
            .map(type -> ResourceTypes.key(place, type, id)))
        .toList();
  }

  private static Map.Entry<String, Function<Event, List<ResourceKey>>> made(
      String call, String type, String path) {
    return Map.entry(call, Ends.at(type, path));
  }
}
