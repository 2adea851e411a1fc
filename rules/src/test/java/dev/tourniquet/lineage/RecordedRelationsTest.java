package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.recorder.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedRelationsTest {

  private static final String TIME = "2026-03-01T00:00:00Z";

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          AWS::EC2::Instance ~ i-1 ~ Is contained in Vpc ~ AWS::EC2::VPC ~ vpc-1 ~ i-1 IN vpc-1
          AWS::EC2::VPC ~ vpc-1 ~ Contains Subnet ~ AWS::EC2::Subnet ~ subnet-1 ~ subnet-1 IN vpc-1
          AWS::EC2::Instance ~ i-1 ~ Is attached to Volume ~ AWS::EC2::Volume ~ vol-1 ~ vol-1 ATTACHED_TO i-1
          AWS::EC2::Volume ~ vol-1 ~ Is attached to Instance ~ AWS::EC2::Instance ~ i-1 ~ vol-1 ATTACHED_TO i-1
          AWS::EC2::NetworkInterface ~ eni-1 ~ Is attached to Instance ~ AWS::EC2::Instance ~ i-1 ~ i-1 USES eni-1
          AWS::EC2::Instance ~ i-1 ~ Is associated with SecurityGroup ~ AWS::EC2::SecurityGroup ~ sg-1 ~ i-1 USES sg-1
          AWS::EC2::SecurityGroup ~ sg-1 ~ Is associated with Instance ~ AWS::EC2::Instance ~ i-1 ~ i-1 USES sg-1
          AWS::Lambda::Function ~ f ~ Is associated with  ~ AWS::IAM::Role ~ r ~ f RUNS_AS r
          AWS::RDS::DBSnapshot ~ s ~ Is associated with DBInstance ~ AWS::RDS::DBInstance ~ d ~ s SNAPSHOT_OF d
          AWS::RDS::DBClusterSnapshot ~ s ~ Is associated with DBCluster ~ AWS::RDS::DBCluster ~ c ~ s SNAPSHOT_OF c
          AWS::IAM::Role ~ r ~ Is attached to CustomerManagedPolicy ~ AWS::IAM::Policy ~ p ~ r HAS_POLICY p
          AWS::EC2::EIP ~ eipalloc-1 ~ Is unheard of ~ AWS::EC2::Instance ~ i-1 ~ eipalloc-1 ASSOCIATED_WITH i-1
          """)
  void readsARelationship(
      String type, String id, String name, String otherType, String otherId, String edge) {
    String item = Recorder.item(type, id, id, TIME, """
        "relationships": [{"resourceName": "%s", "resourceType": "%s", "name": "%s"}]
        """.formatted(otherId, otherType, name));
    assertThat(Edges.of(Recorder.history(item).get(0)))
        .extracting(one -> line(one) + " " + one.source())
        .containsExactly(edge + " CONFIG");
  }

  @Test
  void readsWhatAnInstanceIsMadeOf() {
    String item = Recorder.item("AWS::EC2::Instance", "i-1", "", TIME, """
        "configuration": {"imageId": "ami-1", "launchTime": "2026-02-01T00:00:00.000Z",
          "iamInstanceProfile": {"arn": "arn:aws:iam::111122223333:instance-profile/p"},
          "blockDeviceMappings": [{"deviceName": "/dev/xvda",
            "ebs": {"volumeId": "vol-1", "attachTime": "2026-02-01T00:00:05.000Z"}}]}
        """);
    assertThat(Edges.of(Recorder.history(item).get(0)))
        .extracting(one -> line(one) + " " + one.validFrom())
        .containsExactlyInAnyOrder(
            "i-1 LAUNCHED_FROM ami-1 2026-02-01T00:00:00Z",
            "i-1 HAS_PROFILE p 2026-03-01T00:00:00Z",
            "vol-1 ATTACHED_TO i-1 2026-02-01T00:00:05Z");
  }

  @Test
  void aDeletedResourceIsRelatedToNothing() {
    String item = Recorder.item("AWS::EC2::Instance", "i-1", "", TIME, "\"configuration\": null")
        .replace("\"OK\"", "\"ResourceDeleted\"");
    assertThat(Edges.of(Recorder.history(item).get(0))).isEmpty();
  }

  private static String line(ResourceEdge edge) {
    return edge.child().id() + " " + edge.type() + " " + edge.parent().id();
  }
}
