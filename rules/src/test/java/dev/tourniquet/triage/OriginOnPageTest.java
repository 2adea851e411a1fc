package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.ResourceView;
import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** What the page of a finding says of where the resource came from. */
class OriginOnPageTest {

  @Test
  void anImageSaysFromWhichInstanceItCameAndWhatThatWasThen() {
    Event launched = event("launched", -60 * 24 * 50, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "readOnly": false, "userIdentity": %s,
         "requestParameters": {"iamInstanceProfile": {"name": "web"}},
         "responseElements": {"instancesSet": {"items": [{"instanceId": "%s", "imageId": "ami-0fff00000000000ff",
           "subnetId": "subnet-0aaaaaaaaaaaaaaa1", "vpcId": "vpc-0aaaaaaaaaaaaaaa1",
           "groupSet": {"items": [{"groupId": "sg-0aaaaaaaaaaaaaaa1"}]}}]}}}
        """.formatted(RESPONDER, Shares.INSTANCE));
    Event role = event("role", -60 * 24 * 51, """
        {"eventSource": "iam.amazonaws.com", "eventName": "AddRoleToInstanceProfile", "readOnly": false,
         "userIdentity": %s, "requestParameters": {"instanceProfileName": "web", "roleName": "WebRole"}}
        """.formatted(RESPONDER));
    Event moved = event("moved", -5, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyInstanceAttribute", "readOnly": false,
         "userIdentity": %s,
         "requestParameters": {"instanceId": "%s", "groupSet": {"items": [{"groupId": "sg-0bbbbbbbbbbbbbbb2"}]}}}
        """.formatted(RESPONDER, Shares.INSTANCE));
    ResourceView.Origin origin = Investigator.investigate(new Story()
            .with(
                Shares.createImage("made", -10, Story.OFFICE),
                Shares.image("shared", 0, Story.OFFICE, Shares.add(Story.STRANGER)))
            .related(
                Shares.instanceKey(),
                launched,
                moved,
                Shares.tagInstance("named", -60 * 24 * 40, "Prod-Web-01"))
            .related("AWS::IAM::InstanceProfile|aws|111122223333|global|web", role)
            .batchDays(42)
            .file())
        .origin();

    assertThat(origin.answer())
        .isEqualTo("Its content comes from instance " + Shares.INSTANCE + " “Prod-Web-01”.");
    assertThat(origin.gaps()).isEmpty();
    assertThat(origin.ways()).singleElement().satisfies(way -> {
      assertThat(way.at()).isEqualTo(NOW.minusSeconds(600));
      assertThat(way.steps())
          .containsExactly("image " + Shares.IMAGE + " derived from instance " + Shares.INSTANCE);
      assertThat(way.facts())
          .containsEntry("name", "Prod-Web-01")
          .containsEntry("profile", "web")
          .containsEntry("role", "WebRole")
          .containsEntry("subnet", "subnet-0aaaaaaaaaaaaaaa1")
          .containsEntry("vpc", "vpc-0aaaaaaaaaaaaaaa1")
          .containsEntry("security groups", "sg-0aaaaaaaaaaaaaaa1")
          .containsEntry("launched from", "ami-0fff00000000000ff");
    });
  }

  private static Event attach(String id, int minutes, String operation, String volume) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "%s", "readOnly": false, "userIdentity": %s,
         "requestParameters": {"volumeId": "%s", "instanceId": "%s", "device": "/dev/sdf"},
         "responseElements": {"volumeId": "%s", "instanceId": "%s"}}""".formatted(
            operation, RESPONDER, volume, Shares.INSTANCE, volume, Shares.INSTANCE));
  }

  @Test
  void anImageSaysThatItsSnapshotsAreNotToldAndWhichDisksItsInstanceHad() {
    Story story = new Story()
        .with(
            Shares.createImage("made", -10, Story.OFFICE),
            Shares.image("shared", 0, Story.OFFICE, Shares.add(Story.STRANGER)))
        .related(
            Shares.instanceKey(),
            attach("a1", -900, "AttachVolume", "vol-0aaaaaaaaaaaaaaa1"),
            attach("a2", -800, "AttachVolume", "vol-0bbbbbbbbbbbbbbb2"),
            attach("d2", -700, "DetachVolume", "vol-0bbbbbbbbbbbbbbb2"),
            attach("a3", -5, "AttachVolume", "vol-0ccccccccccccccc3"))
        .batchDays(42);

    assertThat(Investigator.investigate(story.file()).related().gaps())
        .containsExactly(
            "related: no call and no inventory held tells the snapshots of " + Shares.IMAGE
                + "; ec2 describe-images --image-ids " + Shares.IMAGE
                + " tells them (BlockDeviceMappings). Attached to " + Shares.INSTANCE
                + " when it was made: vol-0aaaaaaaaaaaaaaa1");
  }

  @Test
  void anImageWhoseSnapshotIsKnownSaysThatItsVolumeIsNot() {
    Event registered = event("registered", -10, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "RegisterImage", "readOnly": false,
         "userIdentity": %s, "requestParameters": {"name": "x", "blockDeviceMapping": {"items": [
           {"deviceName": "/dev/xvda", "ebs": {"snapshotId": "snap-0aaaaaaaaaaaaaaa1"}}]}},
         "responseElements": {"imageId": "%s"}}""".formatted(RESPONDER, Shares.IMAGE));
    Story story = new Story()
        .with(
            Shares.createImage("made", -10, Story.OFFICE),
            registered,
            Shares.image("shared", 0, Story.OFFICE, Shares.add(Story.STRANGER)))
        .batchDays(42);

    assertThat(Investigator.investigate(story.file()).related().gaps())
        .containsExactly(
            "related: no call and no inventory held tells of which volume snap-0aaaaaaaaaaaaaaa1 was"
                + " taken; ec2 describe-snapshots --snapshot-ids tells (VolumeId)");
  }

  @Test
  void anImageOfWhichNothingIsHeldSaysWhatWouldTell() {
    assertThat(Investigator.investigate(new Story()
                .with(Shares.image("shared", 0, Story.OFFICE, Shares.add(Story.STRANGER)))
                .batchDays(42)
                .file())
            .origin()
            .answer())
        .startsWith("What it is a copy of is not known: " + Shares.IMAGE + " was created before ")
        .contains("ec2-describe-images.json");
  }
}
