package dev.tourniquet.lineage;

import static dev.tourniquet.lineage.EdgeRule.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.lineage.EdgeRule.Link;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Relations of images, snapshots, volumes and instances. */
final class ComputeEdges {

  private static final String IMAGE_TYPE = ResourceTypes.IMAGE;
  private static final Function<Event, List<ResourceKey>> NEW_IMAGE =
      Ends.at(IMAGE_TYPE, "responseElements.imageId");
  private static final Function<Event, List<ResourceKey>> IMAGE =
      Ends.at(IMAGE_TYPE, "requestParameters.imageId");
  private static final Function<Event, List<ResourceKey>> NEW_SNAPSHOT =
      Ends.at(ResourceTypes.SNAPSHOT, "responseElements.snapshotId");
  private static final Function<Event, List<ResourceKey>> SNAPSHOT =
      Ends.at(ResourceTypes.SNAPSHOT, "requestParameters.snapshotId");
  private static final Function<Event, List<ResourceKey>> VOLUME =
      Ends.at(ResourceTypes.VOLUME, "requestParameters.volumeId");
  private static final Function<Event, List<ResourceKey>> INSTANCE = Ends.first(
      ResourceTypes.INSTANCE, "requestParameters.instanceId", "responseElements.instanceId");

  static final List<EdgeRule> ALL = List.of(
      edge("ec2 CreateImage", EdgeType.DERIVED_FROM, NEW_IMAGE, INSTANCE),
      edge(
          "ec2 RegisterImage",
          EdgeType.HAS_SNAPSHOT,
          NEW_IMAGE,
          Ends.at(ResourceTypes.SNAPSHOT, "requestParameters.blockDeviceMapping[].ebs.snapshotId")),
      edge(
          "ec2 CopyImage",
          EdgeType.COPY_OF,
          NEW_IMAGE,
          Ends.source(IMAGE_TYPE, "requestParameters.sourceImageId")),
      edge(
          "ec2 CreateRestoreImageTask",
          EdgeType.RESTORED_FROM,
          NEW_IMAGE,
          Ends.object("requestParameters.bucket", "requestParameters.objectKey")),
      edge(
          "ec2 CreateStoreImageTask",
          EdgeType.EXPORT_OF,
          Ends.object("requestParameters.bucket", "responseElements.objectKey"),
          IMAGE),
      edge(
          "ec2 ExportImage",
          EdgeType.EXPORT_OF,
          Ends.object("requestParameters.s3ExportLocation.s3Bucket", ""),
          IMAGE),
      edge(
          "ec2 CreateInstanceExportTask",
          EdgeType.EXPORT_OF,
          Ends.object("requestParameters.exportToS3.s3Bucket", ""),
          INSTANCE),
      edge("ec2 CreateSnapshot", EdgeType.SNAPSHOT_OF, NEW_SNAPSHOT, VOLUME),
      edge("ec2 CreateSnapshots", EdgeType.SNAPSHOT_OF, ComputeEdges::snapshotsOfVolumes),
      edge(
          "ec2 CreateSnapshots",
          EdgeType.DERIVED_FROM,
          Ends.at(
              ResourceTypes.SNAPSHOT,
              "responseElements.CreateSnapshotsResponse.snapshotSet[].snapshotId",
              "responseElements.snapshotSet[].snapshotId"),
          Ends.first(
              ResourceTypes.INSTANCE,
              "requestParameters.CreateSnapshotsRequest.InstanceSpecification.InstanceId",
              "requestParameters.instanceSpecification.instanceId")),
      edge(
          "ec2 CopySnapshot",
          EdgeType.COPY_OF,
          NEW_SNAPSHOT,
          Ends.source(ResourceTypes.SNAPSHOT, "requestParameters.sourceSnapshotId")),
      edge(
          "ec2 ImportSnapshot",
          EdgeType.IMPORTED_FROM,
          Ends.first(
              ResourceTypes.SNAPSHOT,
              "responseElements.snapshotId",
              "responseElements.snapshotTaskDetail.snapshotId"),
          Ends.object(
              "requestParameters.diskContainer.userBucket.s3Bucket",
              "requestParameters.diskContainer.userBucket.s3Key")),
      edge(
          "ec2 SharedSnapshotCopyInitiated SharedSnapshotVolumeCreated",
          EdgeType.USED_BY,
          Ends.at(ResourceTypes.SNAPSHOT, "serviceEventDetails.snapshotId"),
          ComputeEdges::taker),
      edge(
          "ebs GetSnapshotBlock ListSnapshotBlocks ListChangedBlocks",
          EdgeType.READ_BY,
          SNAPSHOT,
          Principals::caller),
      edge(
          "ec2 CreateVolume",
          EdgeType.CREATED_FROM,
          Ends.at(ResourceTypes.VOLUME, "responseElements.volumeId"),
          SNAPSHOT),
      edge("ec2 AttachVolume", EdgeType.ATTACHED_TO, VOLUME, INSTANCE),
      edge("ec2 DetachVolume", EdgeType.ATTACHED_TO, VOLUME, INSTANCE).closing(),
      edge("ec2 RunInstances", EdgeType.LAUNCHED_FROM, ofInstances(IMAGE_TYPE, "imageId")),
      edge("ec2 RunInstances", EdgeType.IN, ofInstances("AWS::EC2::Subnet", "subnetId")),
      edge("ec2 RunInstances", EdgeType.IN, ofInstances("AWS::EC2::VPC", "vpcId")),
      edge(
          "ec2 RunInstances",
          EdgeType.USES,
          ofInstances(ResourceTypes.SECURITY_GROUP, "groupSet[].groupId")),
      edge(
          "ec2 RunInstances",
          EdgeType.USES,
          ofInstances("AWS::EC2::NetworkInterface", "networkInterfaceSet[].networkInterfaceId")));

  private ComputeEdges() {}

  private static Stream<Link> snapshotsOfVolumes(Event event) {
    Place place = Place.of(event);
    return Stream.of(
            "responseElements.CreateSnapshotsResponse.snapshotSet", "responseElements.snapshotSet")
        .flatMap(path -> Ends.elements(event.at(path)).stream())
        .flatMap(item -> links(
            place,
            ResourceTypes.SNAPSHOT,
            item.path("snapshotId"),
            ResourceTypes.VOLUME,
            item,
            "volumeId"));
  }

  /** Each launched instance with what its own part of the response names. */
  private static Function<Event, Stream<Link>> ofInstances(String type, String path) {
    return event -> Ends.elements(event.at("responseElements.instancesSet")).stream()
        .flatMap(item -> links(
            Place.of(event), ResourceTypes.INSTANCE, item.path("instanceId"), type, item, path));
  }

  private static Stream<Link> links(
      Place place,
      String childType,
      JsonNode child,
      String parentType,
      JsonNode item,
      String parentPath) {
    return child.isTextual()
        ? Ends.texts(item, parentPath)
            .map(id -> new Link(
                ResourceTypes.key(place, childType, child.asText()),
                ResourceTypes.key(place, parentType, id)))
        : Stream.of();
  }

  /** The account that used the snapshot; the event names nothing more, and not always that. */
  private static List<ResourceKey> taker(Event event) {
    String account = event.text("userIdentity.accountId");
    return List.of(
        account.isEmpty()
            ? Place.of(event).global("principal", "not named")
            : ResourceTypes.key(Place.of(event), ResourceTypes.ACCOUNT, account));
  }
}
