package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.RealEvents;
import dev.tourniquet.recorder.Recorder;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** What began, what happened ten seconds later, and whether that ended it. */
  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          ec2 AttachVolume {"volumeId": "vol-1", "instanceId": "i-1"} ~ ec2 DetachVolume {"volumeId": "vol-1"} > {"instanceId": "i-1"} ~ true
          ec2 AttachVolume {"volumeId": "vol-1", "instanceId": "i-1"} ~ ec2 DetachVolume {"volumeId": "vol-2"} > {"instanceId": "i-1"} ~ false
          ec2 AttachVolume {"volumeId": "vol-1", "instanceId": "i-1"} ~ ec2 TerminateInstances {"instancesSet": {"items": [{"instanceId": "i-1"}]}} ~ true
          ec2 AttachVolume {"volumeId": "vol-1", "instanceId": "i-1"} ~ ec2 TerminateInstances {"instancesSet": {"items": [{"instanceId": "i-2"}]}} ~ false
          ec2 AttachVolume {"volumeId": "vol-1", "instanceId": "i-1"} ~ ec2 DeleteVolume {"volumeId": "vol-1"} ~ true
          ec2 AssociateAddress {"allocationId": "eipalloc-1", "instanceId": "i-1"} > {"associationId": "eipassoc-1"} ~ ec2 DisassociateAddress {"associationId": "eipassoc-1"} ~ true
          ec2 AssociateAddress {"allocationId": "eipalloc-1", "instanceId": "i-1"} > {"associationId": "eipassoc-1"} ~ ec2 DisassociateAddress {"associationId": "eipassoc-2"} ~ false
          ec2 AssociateAddress {"allocationId": "eipalloc-1", "instanceId": "i-1"} > {"associationId": "eipassoc-1"} ~ ec2 ReleaseAddress {"allocationId": "eipalloc-1"} ~ true
          ec2 AssociateAddress {"allocationId": "eipalloc-1", "instanceId": "i-1"} > {"associationId": "eipassoc-1"} ~ ec2 AssociateAddress {"allocationId": "eipalloc-1", "instanceId": "i-2"} > {"associationId": "eipassoc-2"} ~ true
          ec2 AssociateIamInstanceProfile {"AssociateIamInstanceProfileRequest": {"InstanceId": "i-1", "IamInstanceProfile": {"Name": "p"}}} ~ ec2 ReplaceIamInstanceProfileAssociation {} > {"iamInstanceProfileAssociation": {"instanceId": "i-1", "iamInstanceProfile": {"arn": "arn:aws:iam::111122223333:instance-profile/q"}}} ~ true
          ec2 AssociateIamInstanceProfile {"AssociateIamInstanceProfileRequest": {"InstanceId": "i-1", "IamInstanceProfile": {"Name": "p"}}} ~ ec2 ReplaceIamInstanceProfileAssociation {} > {"iamInstanceProfileAssociation": {"instanceId": "i-1", "iamInstanceProfile": {"arn": "arn:aws:iam::111122223333:instance-profile/p"}}} ~ false
          ec2 AssociateIamInstanceProfile {"AssociateIamInstanceProfileRequest": {"InstanceId": "i-1", "IamInstanceProfile": {"Name": "p"}}} ~ iam DeleteInstanceProfile {"instanceProfileName": "p"} ~ true
          ec2 ModifyInstanceAttribute {"instanceId": "i-1", "groupSet": {"items": [{"groupId": "sg-1"}]}} ~ ec2 ModifyInstanceAttribute {"instanceId": "i-1", "groupSet": {"items": [{"groupId": "sg-2"}]}} ~ true
          ec2 ModifyInstanceAttribute {"instanceId": "i-1", "groupSet": {"items": [{"groupId": "sg-1"}]}} ~ ec2 ModifyInstanceAttribute {"instanceId": "i-1", "groupSet": {"items": [{"groupId": "sg-2"}, {"groupId": "sg-1"}]}} ~ false
          iam AddRoleToInstanceProfile {"instanceProfileName": "p", "roleName": "r"} ~ iam RemoveRoleFromInstanceProfile {"instanceProfileName": "p", "roleName": "r"} ~ true
          iam AttachRolePolicy {"roleName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ iam AttachRolePolicy {"roleName": "r", "policyArn": "arn:aws:iam::aws:policy/Q"} ~ false
          iam AttachRolePolicy {"roleName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ iam DetachRolePolicy {"roleName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ true
          iam AttachUserPolicy {"userName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ iam DetachUserPolicy {"userName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ true
          iam AttachGroupPolicy {"groupName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ iam DetachGroupPolicy {"groupName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ true
          iam AddUserToGroup {"userName": "u", "groupName": "g"} ~ iam RemoveUserFromGroup {"userName": "u", "groupName": "g"} ~ true
          iam AttachRolePolicy {"roleName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ iam DeleteRole {"roleName": "r"} ~ true
          iam AddUserToGroup {"userName": "u", "groupName": "g"} ~ iam DeleteGroup {"groupName": "g"} ~ true
          iam UpdateAssumeRolePolicy {"roleName": "r", "policyDocument": "{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"999988887777\\"}}}"} ~ iam UpdateAssumeRolePolicy {"roleName": "r", "policyDocument": "{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"111122223333\\"}}}"} ~ true
          lambda UpdateFunctionConfiguration {"functionName": "f", "role": "arn:aws:iam::111122223333:role/r"} ~ lambda UpdateFunctionConfiguration {"functionName": "f", "role": "arn:aws:iam::111122223333:role/s"} ~ true
          lambda AddPermission {"functionName": "f", "principal": "999988887777", "statementId": "s"} ~ lambda RemovePermission {"functionName": "f", "statementId": "s"} ~ true
          lambda AddPermission {"functionName": "f", "principal": "999988887777", "statementId": "s"} ~ lambda RemovePermission {"functionName": "f", "statementId": "t"} ~ false
          lambda AddPermission {"functionName": "f", "principal": "999988887777", "statementId": "s"} ~ lambda DeleteFunction20150331 {"functionName": "f"} ~ true
          lambda AddPermission {"functionName": "f", "principal": "999988887777", "statementId": "s"} ~ lambda DeleteFunction20150331 {"functionName": "f", "qualifier": "3"} ~ false
          lambda AddPermission {"functionName": "f", "principal": "999988887777", "statementId": "s"} ~ lambda DeleteFunction20150331 {"functionName": "f:3"} ~ false
          lambda AddPermission {"functionName": "f", "principal": "999988887777", "statementId": "s"} ~ lambda AddPermission {"functionName": "f", "principal": "999988886666", "statementId": "t"} ~ false
          lambda CreateEventSourceMapping {"functionName": "f", "eventSourceArn": "arn:aws:sqs:us-east-1:111122223333:q"} ~ lambda DeleteEventSourceMapping {} > {"functionArn": "arn:aws:lambda:us-east-1:111122223333:function:f", "eventSourceArn": "arn:aws:sqs:us-east-1:111122223333:q"} ~ true
          kms CreateGrant {"keyId": "k", "granteePrincipal": "arn:aws:iam::999988887777:role/r"} > {"grantId": "g1"} ~ kms RevokeGrant {"keyId": "k", "grantId": "g1"} ~ true
          kms CreateGrant {"keyId": "k", "granteePrincipal": "arn:aws:iam::999988887777:role/r"} > {"grantId": "g1"} ~ kms RetireGrant {"keyId": "k", "grantId": "g2"} ~ false
          s3 PutBucketLogging {"bucketName": "a", "BucketLoggingStatus": {"LoggingEnabled": {"TargetBucket": "b"}}} ~ s3 PutBucketLogging {"bucketName": "a", "BucketLoggingStatus": {}} ~ true
          s3 PutBucketLogging {"bucketName": "a", "BucketLoggingStatus": {"LoggingEnabled": {"TargetBucket": "b"}}} ~ s3 PutBucketLogging {"bucketName": "a", "BucketLoggingStatus": {"LoggingEnabled": {"TargetBucket": "c"}}} ~ true
          s3 PutBucketReplication {"bucketName": "a", "ReplicationConfiguration": {"Rule": {"Destination": {"Bucket": "arn:aws:s3:::b"}}}} ~ s3 DeleteBucketReplication {"bucketName": "a"} ~ true
          s3 CreateAccessPoint {"bucket": "b", "name": "ap"} ~ s3 DeleteAccessPoint {"name": "ap"} ~ true
          cloudtrail UpdateTrail {"name": "t", "s3BucketName": "b"} ~ cloudtrail DeleteTrail {"name": "t"} ~ true
          ec2 CreateSnapshot {"volumeId": "vol-1"} > {"snapshotId": "snap-1"} ~ ec2 DeleteVolume {"volumeId": "vol-1"} ~ false
          ec2 CreateImage {"instanceId": "i-1"} > {"imageId": "ami-1"} ~ ec2 TerminateInstances {"instancesSet": {"items": [{"instanceId": "i-1"}]}} ~ false
          """)
  void aRelationHoldsUntilItIsEnded(String first, String second, boolean ends) {
    List<ResourceEdge> began = Edges.of(call("e1", 0, first));
    Holding holding = Holding.of(
        Stream.concat(began.stream(), Edges.of(call("e2", 10, second)).stream()).toList());
    ResourceEdge relation = began.stream()
        .filter(edge -> edge.type() != EdgeType.TIED_BY)
        .findFirst()
        .orElseThrow();

    assertThat(holding.end(relation).map(Instant::toString).orElse(""))
        .isEqualTo(ends ? "2026-03-01T00:00:10Z" : "");
  }

  @Test
  void whatIsMadeAgainAfterItsEndHolds() {
    List<ResourceEdge> edges = Stream.of(
            call(
                "e1",
                0,
                "iam AttachRolePolicy {\"roleName\": \"r\", \"policyArn\": \"arn:aws:iam::aws:policy/P\"}"),
            call("e2", 10, "iam DeleteRole {\"roleName\": \"r\"}"),
            call(
                "e3",
                20,
                "iam AttachRolePolicy {\"roleName\": \"r\", \"policyArn\": \"arn:aws:iam::aws:policy/P\"}"))
        .flatMap(event -> Edges.of(event).stream())
        .toList();
    assertThat(edges.stream()
            .filter(edge -> edge.type() == EdgeType.HAS_POLICY)
            .map(edge -> Holding.of(edges).end(edge).isPresent()))
        .containsExactly(true, false);
  }

  @Test
  void whatAwsConfigTellsOfTwoGroupsEndsNeither() {
    List<ResourceEdge> edges = Stream.of("sg-1 2026-03-01T00:00:00Z", "sg-2 2026-03-02T00:00:00Z")
        .map(group -> group.split(" ", 2))
        .map(group -> Recorder.item("AWS::EC2::SecurityGroup", group[0], group[0], group[1], """
            "relationships": [{"resourceId": "i-1", "resourceType": "AWS::EC2::Instance",
                               "name": "Is associated with Instance"}]
            """))
        .flatMap(item -> Edges.of(Recorder.history(item).get(0)).stream())
        .toList();
    assertThat(edges).extracting(edge -> edge.parent().id()).containsExactly("sg-1", "sg-2");
    assertThat(edges).allMatch(edge -> Holding.of(edges).end(edge).isEmpty());
  }

  @Test
  void aDeletionByACallerThatIsNotNamedIsADeletion() {
    assertThat(Edges.of(Event.parse("""
            {"eventID": "e", "eventSource": "ec2.amazonaws.com", "eventName": "DeleteVolume",
             "eventTime": "2026-03-01T00:00:00Z", "requestParameters": {"volumeId": "vol-1"}}
            """)))
        .extracting(
            edge -> edge.child().id() + " " + edge.type() + " " + edge.parent().id())
        .containsExactly("vol-1 DELETED_BY unknown-event:e");
  }

  /** An instance that was attacked, the machines around it, and how Terraform cleared them away. */
  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          i-0dbc91f429e48eeed ~ HAS_PROFILE ~ stratus-red-team-ec2-steal-credentials-instance ~ 2023-07-10T12:08:06Z
          eipalloc-08a083beb7e83dbc0 ~ ASSOCIATED_WITH ~ nat ~ 2023-07-10T12:08:07Z
          """)
  void realRelationsEndAsTheyDid(String child, EdgeType type, String parent, String end) {
    List<ResourceEdge> edges = RealEvents.wholeInvictus().stream()
        .flatMap(event -> Edges.of(event).stream())
        .toList();
    Holding holding = Holding.of(edges);
    assertThat(edges.stream()
            .filter(edge -> edge.type() == type && !edge.closes())
            .filter(
                edge -> edge.child().id().equals(child) && edge.parent().id().startsWith(parent))
            .map(edge -> holding.end(edge).map(Instant::toString).orElse("")))
        .containsExactly(end);
  }

  private static Event call(String id, long second, String words) {
    String[] parts = words.split(" ", 3);
    String[] bodies = parts[2].split(" > ", 2);
    return Event.parse("""
        {"eventID": "%s", "eventSource": "%s.amazonaws.com", "eventName": "%s", "eventTime": "%s",
         "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
         "userIdentity": {"type": "IAMUser", "principalId": "AIDAIOSFODNN7EXAMPLE", "accountId": "111122223333"},
         "requestParameters": %s, "responseElements": %s}
        """.formatted(
            id,
            parts[0],
            parts[1],
            START.plusSeconds(second),
            bodies[0],
            bodies.length > 1 ? bodies[1] : "null"));
  }
}
