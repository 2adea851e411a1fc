package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Machines, volumes, images and snapshots as {@code aws ec2 describe-…} prints them. */
final class Ec2Inventory {

  private static final String LAUNCHED = "2025-11-04T08:31:07+00:00";

  private Ec2Inventory() {}

  static JsonNode reservation(Instance instance) {
    return Json.object(
        "{'ReservationId':'r-~','OwnerId':'~','Groups':[],'Instances':[~]}",
        Dice.named("reservation/" + instance.id()).hex(17),
        instance.place().id(),
        running(instance));
  }

  private static String running(Instance instance) {
    return Json.fill(
        "{'Architecture':'x86_64','BlockDeviceMappings':[{'DeviceName':'/dev/xvda','Ebs':{'AttachTime':'~',"
            + "'DeleteOnTermination':true,'Status':'attached','VolumeId':'~'}}],'IamInstanceProfile':{'Arn':"
            + "'arn:aws:iam::~:instance-profile/~','Id':'~'},'ImageId':'~','InstanceId':'~','InstanceType':'m7i.large',"
            + "'LaunchTime':'~','MetadataOptions':{'State':'applied','HttpTokens':'required'},'Placement':"
            + "{'AvailabilityZone':'~a'},'PrivateIpAddress':'~','State':{'Code':16,'Name':'running'},'SubnetId':'~',"
            + "'VpcId':'~','Tags':~}",
        LAUNCHED,
        instance.volume(),
        instance.place().id(),
        instance.profile(),
        Dice.named("profile/" + instance.role().arn())
            .uniqueId("AIPA", instance.place().id()),
        instance.image(),
        instance.id(),
        LAUNCHED,
        instance.place().region(),
        instance.privateIp(),
        instance.subnet(),
        instance.vpc(),
        tags(instance));
  }

  static JsonNode volume(Instance instance) {
    return Json.object(
        "{'Attachments':[{'AttachTime':'~','Device':'/dev/xvda','InstanceId':'~','State':'attached','VolumeId':'~',"
            + "'DeleteOnTermination':true}],'AvailabilityZone':'~a','CreateTime':'~','Encrypted':false,'Size':80,"
            + "'SnapshotId':'','State':'in-use','VolumeId':'~','VolumeType':'gp3','Tags':~}",
        LAUNCHED,
        instance.id(),
        instance.volume(),
        instance.place().region(),
        LAUNCHED,
        instance.volume(),
        tags(instance));
  }

  static JsonNode image(Image image) {
    String account = image.of().place().id();
    return Json.object(
        "{'Architecture':'x86_64','CreationDate':'~','ImageId':'~','ImageLocation':'~/~','ImageType':'machine',"
            + "'Public':false,'OwnerId':'~','PlatformDetails':'Linux/UNIX','State':'available','BlockDeviceMappings':"
            + "[{'DeviceName':'/dev/xvda','Ebs':{'DeleteOnTermination':true,'SnapshotId':'~','VolumeSize':80,"
            + "'VolumeType':'gp3','Encrypted':false}}],'Description':'Image of ~','Name':'~','RootDeviceName':"
            + "'/dev/xvda','RootDeviceType':'ebs','SourceInstanceId':'~','VirtualizationType':'hvm'}",
        image.created().toString().replace("Z", ".000Z"),
        image.id(),
        account,
        image.name(),
        account,
        image.snapshot(),
        image.of().name(),
        image.name(),
        image.of().id());
  }

  /** The snapshot that EC2 made for an image. */
  static JsonNode backing(Image image) {
    String description = "Created by CreateImage(" + image.of().id() + ") for " + image.id();
    return snapshot(new Snapshot(image.snapshot(), description, image.of(), image.created()));
  }

  static JsonNode snapshot(Snapshot snapshot) {
    return Json.object(
        "{'Description':'~','Encrypted':false,'OwnerId':'~','Progress':'100%','SnapshotId':'~','StartTime':'~',"
            + "'State':'completed','StorageTier':'standard','VolumeId':'~','VolumeSize':80}",
        snapshot.description(),
        snapshot.of().place().id(),
        snapshot.id(),
        printed(snapshot.started()),
        snapshot.of().volume());
  }

  private static String printed(Instant time) {
    return time.toString().replace("Z", "+00:00");
  }

  private static String tags(Instance instance) {
    return Json.fill(
        "[{'Key':'Name','Value':'~'},{'Key':'Environment','Value':'~'}]",
        instance.name(),
        instance.place().account().environment());
  }
}
