package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static dev.tourniquet.containment.Steps.exact;
import static dev.tourniquet.containment.Steps.none;
import static dev.tourniquet.containment.Steps.only;
import static dev.tourniquet.containment.Steps.read;
import static dev.tourniquet.containment.Steps.step;
import static dev.tourniquet.containment.Steps.undo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExactSettingsTest {

  private static final Step BLOCK = step(
      "s3:PutPublicAccessBlock",
      "{'Bucket': 'b', 'PublicAccessBlockConfiguration': {'BlockPublicAcls': true,"
          + " 'IgnorePublicAcls': true, 'BlockPublicPolicy': true, 'RestrictPublicBuckets': true}}",
      "DeletePublicAccessBlock",
      "{'Bucket': 'b'}");

  @Test
  void aBlockGoesBackToTheOneThatWasReadAndIsDeletedOnlyWhereThereWasNone() {
    String before = "{'BlockPublicAcls': true, 'IgnorePublicAcls': false,"
        + " 'BlockPublicPolicy': false, 'RestrictPublicBuckets': false}";
    Exact exact =
        exact(BLOCK, "GetPublicAccessBlock", "{'PublicAccessBlockConfiguration': " + before + "}");
    assertThat(exact.step().inverse().operation()).isEqualTo("PutPublicAccessBlock");
    assertThat(undo(exact).path("PublicAccessBlockConfiguration")).isEqualTo(json(before));
    Exact none = none(BLOCK, "GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration");
    assertThat(none.step().inverse().operation()).isEqualTo("DeletePublicAccessBlock");
    assertThat(exact(
                BLOCK,
                "GetPublicAccessBlock",
                "{'PublicAccessBlockConfiguration': "
                    + BLOCK.call().parameters().path("PublicAccessBlockConfiguration") + "}")
            .needed())
        .isFalse();
  }

  @Test
  void aGuardOfTheRegionGoesBackToWhatItWas() {
    Step step = step(
        "ec2:EnableSnapshotBlockPublicAccess",
        "{'State': 'block-all-sharing'}",
        "DisableSnapshotBlockPublicAccess",
        "{}");
    String read = "GetSnapshotBlockPublicAccessState";
    assertThat(exact(step, read, "{'State': 'unblocked'}").step().inverse().operation())
        .isEqualTo("DisableSnapshotBlockPublicAccess");
    assertThat(undo(exact(step, read, "{'State': 'block-new-sharing'}")))
        .isEqualTo(json("{'State': 'block-new-sharing'}"));
    assertThat(exact(step, read, "{'State': 'block-all-sharing'}").needed()).isFalse();
  }

  @Test
  void settingsThatAreSoAlreadyAreLeftAlone() {
    assertThat(exact(
                step("rds:ModifyDBInstance", "{}", "ModifyDBInstance", "{}"),
                "DescribeDBInstances",
                "{'DBInstances': [{'PubliclyAccessible': false}]}")
            .needed())
        .isFalse();
    assertThat(exact(
                step("lambda:UpdateFunctionUrlConfig", "{}", "UpdateFunctionUrlConfig", "{}"),
                "GetFunctionUrlConfig",
                "{'AuthType': 'NONE'}")
            .needed())
        .isTrue();
    assertThat(exact(
                step("cloudtrail:StartLogging", "{}", "StopLogging", "{}"),
                "GetTrailStatus",
                "{'IsLogging': true}")
            .needed())
        .isFalse();
    assertThat(exact(
                step("guardduty:UpdateDetector", "{}", "UpdateDetector", "{}"),
                "GetDetector",
                "{'Status': 'DISABLED'}")
            .needed())
        .isTrue();
    assertThat(exact(
                step("config:StartConfigurationRecorder", "{}", "StopConfigurationRecorder", "{}"),
                "DescribeConfigurationRecorderStatus",
                "{'ConfigurationRecordersStatus': [{'recording': true}]}")
            .needed())
        .isFalse();
    assertThat(exact(
                step("kms:CancelKeyDeletion", "{}", "ScheduleKeyDeletion", "{}"),
                "DescribeKey",
                "{'KeyMetadata': {'KeyState': 'Disabled'}}")
            .needed())
        .isFalse();
    assertThat(exact(
                step("kms:EnableKey", "{}", "DisableKey", "{}"),
                "DescribeKey",
                "{'KeyMetadata': {'KeyState': 'Disabled'}}")
            .needed())
        .isTrue();
    assertThat(exact(
                step("kms:RevokeGrant", "{'GrantId': 'g'}", "CreateGrant", "{}"),
                "ListGrants",
                "{'Grants': []}")
            .needed())
        .isFalse();
    assertThat(exact(
                step("s3:PutBucketVersioning", "{}", "PutBucketVersioning", "{}"),
                "GetBucketVersioning",
                "{}")
            .needed())
        .isTrue();
  }

  @Test
  void valuesThatWereReadArePutBack() {
    Step concurrency = step(
        "lambda:PutFunctionConcurrency",
        "{'FunctionName': 'f', 'ReservedConcurrentExecutions': 0}",
        "DeleteFunctionConcurrency",
        "{'FunctionName': 'f'}");
    assertThat(undo(
            exact(concurrency, "GetFunctionConcurrency", "{'ReservedConcurrentExecutions': 7}")))
        .isEqualTo(json("{'FunctionName': 'f', 'ReservedConcurrentExecutions': 7}"));
    assertThat(
            exact(concurrency, "GetFunctionConcurrency", "{}").step().inverse().operation())
        .isEqualTo("DeleteFunctionConcurrency");
    Step acl = step("s3:PutBucketAcl", "{'Bucket': 'b', 'ACL': 'private'}", "PutBucketAcl", "{}");
    assertThat(undo(exact(
            acl, "GetBucketAcl", "{'Owner': {'ID': 'o'}, 'Grants': [{'Permission': 'READ'}]}")))
        .isEqualTo(json("{'Bucket': 'b', 'AccessControlPolicy':"
            + " {'Owner': {'ID': 'o'}, 'Grants': [{'Permission': 'READ'}]}}"));
    Step replication =
        step("s3:DeleteBucketReplication", "{'Bucket': 'b'}", "PutBucketReplication", "{}");
    assertThat(undo(exact(
                replication, "GetBucketReplication", "{'ReplicationConfiguration': {'Role': 'r'}}"))
            .at("/ReplicationConfiguration/Role")
            .asText())
        .isEqualTo("r");
    assertThat(none(replication, "GetBucketReplication", "ReplicationConfigurationNotFoundError")
            .needed())
        .isFalse();
    Step selectors =
        step("cloudtrail:PutEventSelectors", "{'TrailName': 't'}", "PutEventSelectors", "{}");
    assertThat(undo(exact(
            selectors,
            "GetEventSelectors",
            "{'EventSelectors': [{'ReadWriteType': 'WriteOnly'}]}")))
        .isEqualTo(json("{'TrailName': 't', 'EventSelectors': [{'ReadWriteType': 'WriteOnly'}]}"));
  }

  @Test
  void aListWithNobodyButTheOwnerIsLeftAloneSinceAwsMayRefuseToWriteOne() {
    Step acl = step("s3:PutBucketAcl", "{'Bucket': 'b', 'ACL': 'private'}", "PutBucketAcl", "{}");
    String list = "{'Owner': {'ID': 'o'}, 'Grants': ["
        + "{'Grantee': {'Type': 'CanonicalUser', 'ID': 'o'}, 'Permission': 'FULL_CONTROL'}%s]}";

    assertThat(exact(acl, "GetBucketAcl", list.formatted("")).needed()).isFalse();
    assertThat(exact(
                acl,
                "GetBucketAcl",
                list.formatted(", {'Grantee': {'Type': 'CanonicalUser', 'ID': 'x'}}"))
            .needed())
        .as("another account is in it")
        .isTrue();
  }

  @Test
  void anInstanceGoesBackToItsGroupsAndOptions() {
    String described = "{'Reservations': [{'Instances': [{'VpcId': 'vpc-1',"
        + " 'SecurityGroups': [{'GroupId': 'sg-a'}, {'GroupId': 'sg-b'}],"
        + " 'MetadataOptions': {'HttpTokens': 'optional', 'HttpPutResponseHopLimit': 2}}]}]}";
    Step groups = step(
        "ec2:ModifyInstanceAttribute",
        "{'InstanceId': 'i', 'Groups': ['" + Placeholders.GROUP_ID + "']}",
        "ModifyInstanceAttribute",
        "{'InstanceId': 'i', 'Groups': ['" + Placeholders.GROUPS + "']}");
    assertThat(Placeholders.isOpen(groups.inverse())).isTrue();
    assertThat(undo(exact(groups, "DescribeInstances", described)).path("Groups"))
        .isEqualTo(json("['sg-a', 'sg-b']"));
    Step made = step(
        "ec2:CreateSecurityGroup",
        "{'VpcId': '" + Placeholders.VPC_ID + "'}",
        "DeleteSecurityGroup",
        "{'GroupId': '" + Placeholders.GROUP_ID + "'}");
    assertThat(exact(made, "DescribeInstances", described).step().call().parameters())
        .isEqualTo(json("{'VpcId': 'vpc-1'}"));
    Step options = step(
        "ec2:ModifyInstanceMetadataOptions",
        "{'InstanceId': 'i', 'HttpTokens': 'required', 'HttpPutResponseHopLimit': 1}",
        "ModifyInstanceMetadataOptions",
        "{}");
    assertThat(undo(exact(options, "DescribeInstances", described)))
        .isEqualTo(
            json("{'InstanceId': 'i', 'HttpTokens': 'optional', 'HttpPutResponseHopLimit': 2}"));
    Step kept = step(
        "ec2:ModifyInstanceAttribute",
        "{'InstanceId': 'i', 'DisableApiTermination': {'Value': true}}",
        "ModifyInstanceAttribute",
        "{}");
    assertThat(
            exact(kept, "DescribeInstanceAttribute", "{'DisableApiTermination': {'Value': true}}")
                .needed())
        .isFalse();
  }

  @Test
  void aStepThatNoAnswerBearsOnStaysAsPlanned() {
    Step step = step("organizations:AttachPolicy", "{}", "DetachPolicy", "{}");
    assertThat(Exact.of(step, List.of())).containsExactly(new Exact(step, true));
    assertThat(only(BLOCK).needed()).isTrue();
  }
}
