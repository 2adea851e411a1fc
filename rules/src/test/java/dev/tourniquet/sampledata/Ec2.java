package dev.tourniquet.sampledata;

import java.util.List;
import java.util.stream.Collectors;

/** EC2's calls on images, snapshots and tags, as CloudTrail records them. */
final class Ec2 {

  private Ec2() {}

  static Call describeInstances(Instance instance) {
    return Call.read("ec2", "DescribeInstances")
        .asking("{'instancesSet':{'items':[{'instanceId':'~'}]},'filterSet':{}}", instance.id());
  }

  /** Lists one's own images, page by page; an empty token asks for the first page. */
  static Call ownImages(String nextToken) {
    String page = nextToken.isEmpty() ? "" : "'nextToken':'" + nextToken + "',";
    return Call.read("ec2", "DescribeImages")
        .asking(
            "{'maxResults':50,~'executableBySet':{},'imagesSet':{},'ownersSet':{'items':[{'owner':'self'}]},"
                + "'filterSet':{}}",
            page);
  }

  static Call describeImage(String image) {
    return Call.read("ec2", "DescribeImages")
        .asking(
            "{'executableBySet':{},'imagesSet':{'items':[{'imageId':'~'}]},'ownersSet':{},'filterSet':{}}",
            image);
  }

  static Call createImage(Image image) {
    return Call.write("ec2", "CreateImage")
        .asking(
            "{'instanceId':'~','name':'~','description':'~','noReboot':true}",
            image.of().id(),
            image.name(),
            "Image of " + image.of().name())
        .answered("{'requestId':'','imageId':'~'}", image.id());
  }

  static Call share(Image image, String account) {
    return modifyImage(image, "{'add':{'items':[{'userId':'" + account + "'}]}}");
  }

  private static Call modifyImage(Image image, String permission) {
    return Call.write("ec2", "ModifyImageAttribute")
        .asking(
            "{'imageId':'~','launchPermission':~,'attributeType':'launchPermission'}",
            image.id(),
            permission)
        .done();
  }

  static Call createSnapshot(Snapshot snapshot) {
    return Call.write("ec2", "CreateSnapshot")
        .asking(
            "{'volumeId':'~','description':'~','tagSpecificationSet':{'items':[{'resourceType':'snapshot',"
                + "'tags':[{'key':'Name','value':'~'}]}]}}",
            snapshot.of().volume(),
            snapshot.description(),
            snapshot.of().name())
        .answered(
            "{'requestId':'','snapshotId':'~','volumeId':'~','status':'pending','startTime':~,'progress':'',"
                + "'ownerId':'~','volumeSize':'80','description':'~','encrypted':false}",
            snapshot.id(),
            snapshot.of().volume(),
            snapshot.started().toEpochMilli(),
            snapshot.of().place().id(),
            snapshot.description());
  }

  static Call publish(Snapshot snapshot) {
    return modifySnapshot(snapshot, "{'add':{'items':[{'group':'all'}]}}");
  }

  static Call unpublish(Snapshot snapshot) {
    return modifySnapshot(snapshot, "{'remove':{'items':[{'group':'all'}]}}");
  }

  static Call share(Snapshot snapshot, String account) {
    return modifySnapshot(snapshot, "{'add':{'items':[{'userId':'" + account + "'}]}}");
  }

  static Call unshare(Snapshot snapshot, String account) {
    return modifySnapshot(snapshot, "{'remove':{'items':[{'userId':'" + account + "'}]}}");
  }

  private static Call modifySnapshot(Snapshot snapshot, String permission) {
    return Call.write("ec2", "ModifySnapshotAttribute")
        .asking(
            "{'snapshotId':'~','createVolumePermission':~,'attributeType':'CREATE_VOLUME_PERMISSION'}",
            snapshot.id(),
            permission)
        .done();
  }

  static Call permissionsOf(Snapshot snapshot) {
    return Call.read("ec2", "DescribeSnapshotAttribute")
        .asking("{'snapshotId':'~','attributeType':'CREATE_VOLUME_PERMISSION'}", snapshot.id());
  }

  static Call tag(String resource, List<String> keysAndValues) {
    String tags = keysAndValues.stream()
        .map(pair -> pair.split("=", 2))
        .map(pair -> "{'key':'" + pair[0] + "','value':'" + pair[1] + "'}")
        .collect(Collectors.joining(","));
    return Call.write("ec2", "CreateTags")
        .asking(
            "{'resourcesSet':{'items':[{'resourceId':'~'}]},'tagSet':{'items':[~]}}",
            resource,
            tags)
        .done();
  }
}
