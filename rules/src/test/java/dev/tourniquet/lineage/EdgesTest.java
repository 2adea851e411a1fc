package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.config.RealEvents;
import dev.tourniquet.inventory.InventoryItems;
import dev.tourniquet.inventory.InventoryPath;
import dev.tourniquet.trail.Event;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          ec2 ~ CreateImage ~ {"instanceId": "i-1"} ~ {"imageId": "ami-1"} ~ ami-1 DERIVED_FROM i-1
          ec2 ~ RegisterImage ~ {"blockDeviceMapping": {"items": [{"ebs": {"snapshotId": "snap-1"}}]}} ~ {"imageId": "ami-1"} ~ ami-1 HAS_SNAPSHOT snap-1
          ec2 ~ CopyImage ~ {"sourceImageId": "ami-0", "sourceRegion": "eu-west-1"} ~ {"imageId": "ami-1"} ~ ami-1 COPY_OF ami-0
          ec2 ~ CreateRestoreImageTask ~ {"bucket": "b", "objectKey": "k.bin"} ~ {"imageId": "ami-1"} ~ ami-1 RESTORED_FROM b/k.bin
          ec2 ~ CreateStoreImageTask ~ {"imageId": "ami-1", "bucket": "b"} ~ {"objectKey": "ami-1.bin"} ~ b/ami-1.bin EXPORT_OF ami-1
          ec2 ~ ExportImage ~ {"imageId": "ami-1", "s3ExportLocation": {"s3Bucket": "b"}} ~ {} ~ b EXPORT_OF ami-1
          ec2 ~ CreateInstanceExportTask ~ {"instanceId": "i-1", "exportToS3": {"s3Bucket": "b"}} ~ {} ~ b EXPORT_OF i-1
          ec2 ~ CreateSnapshot ~ {"volumeId": "vol-1"} ~ {"snapshotId": "snap-1"} ~ snap-1 SNAPSHOT_OF vol-1
          ec2 ~ CreateSnapshots ~ {} ~ {"CreateSnapshotsResponse": {"snapshotSet": {"item": {"snapshotId": "snap-1", "volumeId": "vol-1"}}}} ~ snap-1 SNAPSHOT_OF vol-1
          ec2 ~ CopySnapshot ~ {"sourceSnapshotId": "snap-0", "sourceRegion": "us-east-1"} ~ {"snapshotId": "snap-1"} ~ snap-1 COPY_OF snap-0
          ec2 ~ CreateVolume ~ {"snapshotId": "snap-1"} ~ {"volumeId": "vol-1"} ~ vol-1 CREATED_FROM snap-1
          ec2 ~ AttachVolume ~ {"volumeId": "vol-1", "instanceId": "i-1"} ~ {} ~ vol-1 ATTACHED_TO i-1
          ec2 ~ AssociateIamInstanceProfile ~ {"AssociateIamInstanceProfileRequest": {"InstanceId": "i-1", "IamInstanceProfile": {"Name": "p"}}} ~ {} ~ i-1 HAS_PROFILE p
          rds ~ CreateDBSnapshot ~ {"dBInstanceIdentifier": "Main", "dBSnapshotIdentifier": "s"} ~ {} ~ s SNAPSHOT_OF main
          rds ~ CopyDBSnapshot ~ {"sourceDBSnapshotIdentifier": "arn:aws:rds:us-east-1:111122223333:snapshot:s", "targetDBSnapshotIdentifier": "t"} ~ {} ~ t COPY_OF s
          rds ~ StartExportTask ~ {"sourceArn": "arn:aws:rds:us-east-1:111122223333:snapshot:s", "s3BucketName": "b"} ~ {} ~ b EXPORT_OF s
          lambda ~ UpdateFunctionConfiguration20150331v2 ~ {"functionName": "f", "role": "arn:aws:iam::111122223333:role/x/r"} ~ {} ~ f RUNS_AS r
          iam ~ CreateRole ~ {"roleName": "r", "assumeRolePolicyDocument": "{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"999988887777\\"}}}"} ~ {} ~ r TRUSTS 999988887777
          ec2 ~ ImportSnapshot ~ {"diskContainer": {"userBucket": {"s3Bucket": "b", "s3Key": "d.vmdk"}}} ~ {"snapshotId": "snap-1"} ~ snap-1 IMPORTED_FROM b/d.vmdk
          ec2 ~ CreateSnapshots ~ {"CreateSnapshotsRequest": {"InstanceSpecification": {"InstanceId": "i-1"}}} ~ {"CreateSnapshotsResponse": {"snapshotSet": {"item": {"snapshotId": "snap-1"}}}} ~ snap-1 DERIVED_FROM i-1
          ebs ~ GetSnapshotBlock ~ {"snapshotId": "snap-1"} ~ {} ~ snap-1 READ_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ RunInstances ~ {"launchTemplate": {"launchTemplateId": "lt-1"}} ~ {"instancesSet": {"items": [{"instanceId": "i-1"}]}} ~ i-1 LAUNCHED_BY lt-1
          ec2 ~ RunInstances ~ {"tagSpecificationSet": {"items": [{"resourceType": "instance", "tags": [{"key": "aws:autoscaling:groupName", "value": "web"}]}]}} ~ {"instancesSet": {"items": [{"instanceId": "i-1"}]}} ~ i-1 LAUNCHED_BY web
          ec2 ~ ReplaceIamInstanceProfileAssociation ~ {"ReplaceIamInstanceProfileAssociationRequest": {"AssociationId": "iip-assoc-1"}} ~ {"ReplaceIamInstanceProfileAssociationResponse": {"iamInstanceProfileAssociation": {"instanceId": "i-1", "iamInstanceProfile": {"arn": "arn:aws:iam::111122223333:instance-profile/x/p"}}}} ~ i-1 HAS_PROFILE p
          ec2 ~ DisassociateIamInstanceProfile ~ {} ~ {"DisassociateIamInstanceProfileResponse": {"iamInstanceProfileAssociation": {"instanceId": "i-1", "iamInstanceProfile": {"arn": "arn:aws:iam::111122223333:instance-profile/p"}}}} ~ i-1 HAS_PROFILE p
          ec2 ~ ModifyInstanceAttribute ~ {"instanceId": "i-1", "groupSet": {"items": [{"groupId": "sg-1"}]}} ~ {} ~ i-1 USES sg-1
          ec2 ~ ModifyNetworkInterfaceAttribute ~ {"networkInterfaceId": "eni-1", "groupSet": {"items": [{"groupId": "sg-1"}]}} ~ {} ~ eni-1 USES sg-1
          ec2 ~ AssociateAddress ~ {"allocationId": "eipalloc-1", "instanceId": "i-1"} ~ {} ~ eipalloc-1 ASSOCIATED_WITH i-1
          ec2 ~ AssociateAddress ~ {"allocationId": "eipalloc-1", "networkInterfaceId": "eni-1"} ~ {} ~ eipalloc-1 ASSOCIATED_WITH eni-1
          iam ~ AddRoleToInstanceProfile ~ {"instanceProfileName": "p", "roleName": "r"} ~ {} ~ p CONTAINS r
          lambda ~ UpdateFunctionCode20150331v2 ~ {"functionName": "f", "s3Bucket": "b", "s3Key": "k"} ~ {} ~ f USES b
          lambda ~ CreateFunction20150331 ~ {"functionName": "f", "vpcConfig": {"subnetIds": ["subnet-1"], "securityGroupIds": []}} ~ {} ~ f IN subnet-1
          lambda ~ AddPermission20150331v2 ~ {"functionName": "f", "principal": "s3.amazonaws.com", "sourceArn": "arn:aws:s3:::b"} ~ {} ~ f INVOKED_BY b
          lambda ~ AddPermission20150331v2 ~ {"functionName": "f", "principal": "999988887777"} ~ {} ~ f INVOKED_BY 999988887777
          lambda ~ CreateEventSourceMapping20150331 ~ {"functionName": "f", "eventSourceArn": "arn:aws:sqs:us-east-1:111122223333:q"} ~ {} ~ f INVOKED_BY q
          lambda ~ CreateEventSourceMapping20150331 ~ {"functionName": "f", "eventSourceArn": "arn:aws:dynamodb:us-east-1:111122223333:table/t/stream/2026-01-01T00:00:00.000"} ~ {} ~ f INVOKED_BY t
          iam ~ AttachRolePolicy ~ {"roleName": "r", "policyArn": "arn:aws:iam::aws:policy/P"} ~ {} ~ r HAS_POLICY P
          iam ~ AddUserToGroup ~ {"userName": "u", "groupName": "g"} ~ {} ~ u MEMBER_OF g
          iam ~ CreateAccessKey ~ {"userName": "u"} ~ {"accessKey": {"accessKeyId": "AKIAIOSFODNN7EXAMPLE"}} ~ AKIAIOSFODNN7EXAMPLE MINTED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          rds ~ CreateDBClusterSnapshot ~ {"dBClusterIdentifier": "c", "dBClusterSnapshotIdentifier": "s"} ~ {} ~ s SNAPSHOT_OF c
          rds ~ RestoreDBInstanceFromDBSnapshot ~ {"dBInstanceIdentifier": "d", "dBSnapshotIdentifier": "s"} ~ {} ~ d RESTORED_FROM s
          rds ~ RestoreDBInstanceFromS3 ~ {"dBInstanceIdentifier": "d", "s3BucketName": "b"} ~ {} ~ d RESTORED_FROM b
          rds ~ RestoreDBInstanceToPointInTime ~ {"targetDBInstanceIdentifier": "d", "sourceDBInstanceIdentifier": "o"} ~ {} ~ d RESTORED_FROM o
          rds ~ RestoreDBClusterFromSnapshot ~ {"dBClusterIdentifier": "c", "snapshotIdentifier": "s"} ~ {} ~ c RESTORED_FROM s
          rds ~ ModifyDBInstance ~ {"dBInstanceIdentifier": "d", "vpcSecurityGroupIds": ["sg-1"]} ~ {} ~ d USES sg-1
          rds ~ CreateDBInstance ~ {"dBInstanceIdentifier": "d", "dBSubnetGroupName": "g"} ~ {} ~ d IN g
          s3 ~ PutBucketLogging ~ {"bucketName": "a", "BucketLoggingStatus": {"LoggingEnabled": {"TargetBucket": "b"}}} ~ {} ~ a LOGS_TO b
          s3 ~ CreateAccessPoint ~ {"bucket": "b", "name": "ap"} ~ {} ~ b EXPOSED_BY ap
          cloudtrail ~ UpdateTrail ~ {"name": "t", "s3BucketName": "b"} ~ {} ~ t WRITES_TO b
          ec2 ~ CreateVolume ~ {"kmsKeyId": "arn:aws:kms:us-east-1:111122223333:key/k"} ~ {"volumeId": "vol-0123456789abcdef0"} ~ vol-0123456789abcdef0 ENCRYPTED_BY k
          kms ~ CreateGrant ~ {"keyId": "arn:aws:kms:us-east-1:111122223333:key/k", "constraints": {"encryptionContextSubset": {"aws:ebs:id": "vol-1"}}} ~ {} ~ vol-1 ENCRYPTED_BY k
          kms ~ CreateGrant ~ {"keyId": "arn:aws:kms:us-east-1:111122223333:key/k", "granteePrincipal": "arn:aws:iam::999988887777:role/r"} ~ {} ~ r MAY_USE k
          glue ~ CreateJob ~ {"name": "etl", "role": "arn:aws:iam::111122223333:role/Etl"} ~ {"name": "etl"} ~ etl PASSED_ROLE Etl
          ec2 ~ CreateVolume ~ {"tagSpecificationSet": {"items": [{"resourceType": "volume", "tags": [{"key": "aws:cloudformation:stack-id", "value": "arn:aws:cloudformation:us-east-1:111122223333:stack/web/51af3dc0"}]}]}} ~ {"volumeId": "vol-0123456789abcdef0"} ~ vol-0123456789abcdef0 CREATED_BY web
          autoscaling ~ CreateAutoScalingGroup ~ {"autoScalingGroupName": "web", "launchTemplate": {"launchTemplateId": "lt-1"}} ~ {} ~ web USES lt-1
          s3 ~ PutBucketReplication ~ {"bucketName": "a", "ReplicationConfiguration": {"Rule": {"Destination": {"Bucket": "arn:aws:s3:::b"}}}} ~ {} ~ a REPLICATES_TO b
          ec2 ~ DisassociateAddress ~ {"associationId": "eipassoc-1"} ~ {} ~ eipassoc-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ ReleaseAddress ~ {"allocationId": "eipalloc-1"} ~ {} ~ eipalloc-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ CreateNatGateway ~ {"CreateNatGatewayRequest": {"AllocationId": "eipalloc-1"}} ~ {"CreateNatGatewayResponse": {"natGateway": {"natGatewayId": "nat-1"}}} ~ eipalloc-1 ASSOCIATED_WITH nat-1
          ec2 ~ DeleteNatGateway ~ {"DeleteNatGatewayRequest": {"NatGatewayId": "nat-1"}} ~ {} ~ nat-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ TerminateInstances ~ {"instancesSet": {"items": [{"instanceId": "i-1"}]}} ~ {} ~ i-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ DeregisterImage ~ {"imageId": "ami-1"} ~ {} ~ ami-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ DeleteSnapshot ~ {"snapshotId": "snap-1"} ~ {} ~ snap-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ DeleteVolume ~ {"volumeId": "vol-1"} ~ {} ~ vol-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ DeleteSecurityGroup ~ {"groupId": "sg-1"} ~ {} ~ sg-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ec2 ~ DeleteNetworkInterface ~ {"networkInterfaceId": "eni-1"} ~ {} ~ eni-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ DeleteRole ~ {"roleName": "r"} ~ null ~ r DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ DeleteUser ~ {"userName": "u"} ~ null ~ u DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ DeleteGroup ~ {"groupName": "g"} ~ null ~ g DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ DeletePolicy ~ {"policyArn": "arn:aws:iam::111122223333:policy/x/P"} ~ null ~ P DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ DeleteInstanceProfile ~ {"instanceProfileName": "p"} ~ null ~ p DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ DeleteAccessKey ~ {"userName": "u", "accessKeyId": "AKIAIOSFODNN7EXAMPLE"} ~ null ~ AKIAIOSFODNN7EXAMPLE DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          lambda ~ DeleteFunction20150331 ~ {"functionName": "f"} ~ null ~ f DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          lambda ~ RemovePermission20150331v2 ~ {"functionName": "f", "statementId": "s"} ~ null ~ f statement s DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          lambda ~ DeleteEventSourceMapping20150331 ~ {"uUID": "u"} ~ {"functionArn": "arn:aws:lambda:us-east-1:111122223333:function:f", "eventSourceArn": "arn:aws:sqs:us-east-1:111122223333:q"} ~ f INVOKED_BY q
          ecs ~ DeregisterTaskDefinition ~ {"taskDefinition": "arn:aws:ecs:us-east-1:111122223333:task-definition/f:3"} ~ {} ~ f:3 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          rds ~ DeleteDBInstance ~ {"dBInstanceIdentifier": "D"} ~ {} ~ d DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          rds ~ DeleteDBCluster ~ {"dBClusterIdentifier": "c"} ~ {} ~ c DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          rds ~ DeleteDBSnapshot ~ {"dBSnapshotIdentifier": "s"} ~ {} ~ s DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          rds ~ DeleteDBClusterSnapshot ~ {"dBClusterSnapshotIdentifier": "s"} ~ {} ~ s DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          kms ~ RevokeGrant ~ {"keyId": "arn:aws:kms:us-east-1:111122223333:key/k", "grantId": "g1"} ~ null ~ g1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          s3 ~ PutBucketLogging ~ {"bucketName": "a", "BucketLoggingStatus": {"xmlns": "x"}} ~ null ~ a logging DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          s3 ~ DeleteBucketReplication ~ {"bucketName": "a"} ~ null ~ a replication DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          s3 ~ DeleteBucket ~ {"bucketName": "a"} ~ null ~ a DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          s3 ~ DeleteAccessPoint ~ {"name": "ap"} ~ null ~ ap DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          cloudtrail ~ DeleteTrail ~ {"name": "arn:aws:cloudtrail:us-east-1:111122223333:trail/t"} ~ null ~ t DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          iam ~ AttachUserPolicy ~ {"userName": "u", "policyArn": "arn:aws:iam::aws:policy/P"} ~ null ~ u HAS_POLICY P
          iam ~ AttachGroupPolicy ~ {"groupName": "g", "policyArn": "arn:aws:iam::aws:policy/P"} ~ null ~ g HAS_POLICY P
          rds ~ CopyDBClusterSnapshot ~ {"sourceDBClusterSnapshotIdentifier": "s", "targetDBClusterSnapshotIdentifier": "t"} ~ {} ~ t COPY_OF s
          rds ~ CreateDBInstanceReadReplica ~ {"sourceDBInstanceIdentifier": "o", "dBInstanceIdentifier": "d"} ~ {} ~ d COPY_OF o
          rds ~ RestoreDBClusterToPointInTime ~ {"sourceDBClusterIdentifier": "o", "dBClusterIdentifier": "c"} ~ {} ~ c RESTORED_FROM o
          rds ~ ModifyDBCluster ~ {"dBClusterIdentifier": "c", "vpcSecurityGroupIds": ["sg-1"]} ~ {} ~ c USES sg-1
          cloudtrail ~ CreateTrail ~ {"name": "t", "s3BucketName": "b"} ~ {} ~ t WRITES_TO b
          ebs ~ ListSnapshotBlocks ~ {"snapshotId": "snap-1"} ~ {} ~ snap-1 READ_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ebs ~ ListChangedBlocks ~ {"snapshotId": "snap-1"} ~ {} ~ snap-1 READ_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE
          ecs ~ RegisterTaskDefinition ~ {"taskRoleArn": "arn:aws:iam::111122223333:role/r"} ~ {"taskDefinition": {"taskDefinitionArn": "arn:aws:ecs:us-east-1:111122223333:task-definition/f:3"}} ~ f:3 RUNS_AS r
          eks ~ CreateNodegroup ~ {"clusterName": "c"} ~ {"nodegroup": {"nodegroupArn": "arn:aws:eks:us-east-1:111122223333:nodegroup/c/n/1"}} ~ c/n/1 IN c
          eks ~ CreateNodegroup ~ {"nodeRole": "arn:aws:iam::111122223333:role/r"} ~ {"nodegroup": {"nodegroupArn": "arn:aws:eks:us-east-1:111122223333:nodegroup/c/n/1"}} ~ c/n/1 RUNS_AS r
          """)
  void readsTheRelationThatACallMade(
      String service, String name, String request, String response, String edge) {
    assertThat(Edges.of(event(service, name, request, response)))
        .filteredOn(one -> one.type() != EdgeType.TIED_BY)
        .extracting(EdgesTest::line)
        .containsExactly(edge);
  }

  @Test
  void aCopyHasItsSourceInTheOtherRegion() {
    assertThat(Edges.of(event(
            "ec2",
            "CopyImage",
            "{\"sourceImageId\": \"ami-0\", \"sourceRegion\": \"eu-west-1\"}",
            "{\"imageId\": \"ami-1\"}")))
        .extracting(edge -> edge.parent().text())
        .containsExactly("AWS::EC2::Image|aws||eu-west-1|ami-0");
  }

  @Test
  void detachingEndsTheAttachment() {
    assertThat(Edges.of(
            event("ec2", "DetachVolume", "{\"volumeId\": \"vol-1\"}", "{\"instanceId\": \"i-1\"}")))
        .extracting(ResourceEdge::closes)
        .containsExactly(true);
  }

  /** AWS tells the owner, and the consumer too, that a shared snapshot was used: by whom, not always. */
  @ParameterizedTest
  @CsvSource({
    "SharedSnapshotCopyInitiated, '', not named",
    "SharedSnapshotVolumeCreated, 999988887777, 999988887777"
  })
  void aSharedSnapshotThatWasUsedIsUsedBySomebody(String name, String account, String user) {
    assertThat(Edges.of(Event.parse("""
            {"eventID": "e1", "eventSource": "ec2.amazonaws.com", "eventName": "%s", "eventTime": "2026-03-01T00:00:00Z",
             "eventType": "AwsServiceEvent", "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
             "userIdentity": {"accountId": "%s", "invokedBy": "ec2.amazonaws.com"},
             "serviceEventDetails": {"snapshotId": "snap-1"}}
            """.formatted(name, account))))
        .extracting(EdgesTest::line)
        .containsExactly("snap-1 USED_BY " + user);
  }

  @Test
  void readsARealLaunch() {
    assertThat(Edges.of(RealEvents.named(RealEvents.invictus(), "RunInstances")))
        .extracting(EdgesTest::line)
        .contains(
            "i-0dbc91f429e48eeed LAUNCHED_FROM ami-029eb80bc237bec6f",
            "i-0dbc91f429e48eeed IN subnet-0ed352584ab4aa265",
            "i-0dbc91f429e48eeed USES sg-0b233157065b7d5e2",
            "i-0dbc91f429e48eeed HAS_PROFILE stratus-red-team-ec2-steal-credentials-instance");
  }

  @Test
  void learnsAnInstancesRoleFromEc2AssumingIt() {
    assertThat(Edges.of(RealEvents.named(RealEvents.invictus(), "AssumeRole")))
        .extracting(EdgesTest::line)
        .containsExactly("i-0dbc91f429e48eeed RUNS_AS stratus-red-team-ec2-steal-credentials-role");
  }

  @Test
  void aPersonWhoCallsHisSessionLikeAnInstanceIsNone() {
    assertThat(Edges.of(Event.parse("""
            {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "eventTime": "2026-03-01T00:00:00Z",
             "userIdentity": {"type": "IAMUser"},
             "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/r", "roleSessionName": "i-1"}}
            """))).isEmpty();
  }

  @Test
  void learnsFromAnyCallToWhomASessionWasIssued() {
    assertThat(Edges.of(Event.parse("""
            {"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "eventTime": "2026-03-01T00:00:00Z",
             "userIdentity": {"sessionContext": {"sessionIssuer": {"arn": "arn:aws:iam::111122223333:role/r"}},
               "inScopeOf": {"credentialsIssuedTo": "arn:aws:ec2:us-east-1:111122223333:instance/i-1"}}}
            """)))
        .extracting(EdgesTest::line)
        .containsExactly("i-1 RUNS_AS r");
  }

  @Test
  void aFailedCallRelatesNothing() {
    assertThat(Edges.of(Event.parse("""
            {"eventSource": "ec2.amazonaws.com", "eventName": "AttachVolume", "eventTime": "2026-03-01T00:00:00Z",
             "errorCode": "Client.UnauthorizedOperation",
             "requestParameters": {"volumeId": "vol-1", "instanceId": "i-1"}}
            """))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          ec2-describe-images ~ {"Images": [{"ImageId": "ami-1", "SourceInstanceId": "i-1", "CreationDate": "2026-02-01T00:00:00.000Z"}]} ~ ami-1 DERIVED_FROM i-1 EXACT 2026-02-01T00:00:00Z
          ec2-describe-images ~ {"Images": [{"ImageId": "ami-1", "SourceImageId": "ami-0", "SourceImageRegion": "eu-west-1"}]} ~ ami-1 COPY_OF ami-0 EXACT 2026-03-01T00:00:00Z
          ec2-describe-images ~ {"Images": [{"ImageId": "ami-1", "BlockDeviceMappings": [{"Ebs": {"SnapshotId": "snap-1"}}, {"VirtualName": "ephemeral0"}]}]} ~ ami-1 HAS_SNAPSHOT snap-1 EXACT 2026-03-01T00:00:00Z
          ec2-describe-snapshots ~ {"Snapshots": [{"SnapshotId": "snap-1", "VolumeId": "vol-1", "StartTime": "2026-02-02T00:00:00+00:00"}]} ~ snap-1 SNAPSHOT_OF vol-1 EXACT 2026-02-02T00:00:00Z
          ec2-describe-volumes ~ {"Volumes": [{"VolumeId": "vol-1", "SnapshotId": "", "Attachments": [{"InstanceId": "i-1", "AttachTime": "2026-02-03T00:00:00Z"}]}]} ~ vol-1 ATTACHED_TO i-1 EXACT 2026-02-03T00:00:00Z
          rds-describe-db-snapshots ~ {"DBSnapshots": [{"DBSnapshotIdentifier": "s", "DBInstanceIdentifier": "main"}]} ~ s SNAPSHOT_OF main EXACT 2026-03-01T00:00:00Z
          """)
  void readsTheRelationThatAnAnswerShows(String operation, String json, String edge) {
    assertThat(described(operation, json))
        .extracting(e -> line(e) + " " + e.confidence() + " " + e.validFrom())
        .containsExactly(edge);
  }

  @Test
  void aSnapshotsDescriptionIsTextThatAnybodyMayWrite() {
    assertThat(described(
            "ec2-describe-snapshots",
            "{\"Snapshots\": [{\"SnapshotId\": \"snap-1\", \"VolumeId\": \"vol-ffffffff\","
                + " \"Description\": \"Created by CreateImage(i-1) for ami-1 from vol-1\"}]}"))
        .extracting(e -> line(e) + " " + e.confidence())
        .containsExactly(
            "ami-1 HAS_SNAPSHOT snap-1 STRONG",
            "ami-1 DERIVED_FROM i-1 STRONG",
            "snap-1 DERIVED_FROM i-1 STRONG");
  }

  @Property(tries = 200)
  void hostileValuesNeverThrow(@ForAll String text) {
    String json = TextNode.valueOf("arn:" + text).toString();
    assertThat(Edges.of(Event.parse("""
            {"eventSource": "iam.amazonaws.com", "eventName": "CreateRole", "eventTime": "2026-03-01T00:00:00Z",
             "awsRegion": %s, "recipientAccountId": %s, "userIdentity": {"arn": %s, "inScopeOf": {"credentialsIssuedTo": %s},
               "sessionContext": {"sessionIssuer": {"arn": %s}}},
             "requestParameters": {"roleName": %s, "assumeRolePolicyDocument": {"Statement": [1, {"Effect": "Allow",
               "Principal": {"AWS": [%s, "arn:a|b:iam::c|d:role/x", {}]}}]}}}
            """.formatted(json, json, json, json, json, json, json))))
        .isNotNull();
  }

  private static List<ResourceEdge> described(String operation, String json) {
    List<ResourceEdge> edges = new ArrayList<>();
    InventoryItems.read(
            InventoryPath.parse("20260301T000000Z/111122223333/us-east-1/" + operation + ".json"),
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .forEachRemaining(item -> edges.addAll(Edges.of(item)));
    return edges;
  }

  private static Event event(String service, String name, String request, String response) {
    return Event.parse(
        """
        {"eventID": "e1", "eventSource": "%s.amazonaws.com", "eventName": "%s", "eventTime": "%s",
         "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
         "userIdentity": {"type": "IAMUser", "userName": "x", "accountId": "111122223333",
                          "arn": "arn:aws:iam::111122223333:user/x", "principalId": "AIDAIOSFODNN7EXAMPLE"},
         "requestParameters": %s, "responseElements": %s}
        """.formatted(service, name, Instant.parse("2026-03-01T00:00:00Z"), request, response));
  }

  private static String line(ResourceEdge edge) {
    return edge.child().id() + " " + edge.type() + " " + edge.parent().id();
  }
}
