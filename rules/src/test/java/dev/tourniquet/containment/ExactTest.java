package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was read just before decides what is changed and what is put back. */
class ExactTest {

  private static Step step(String call, String parameters, String inverse, String undo) {
    String[] name = call.split(":", 2);
    return new Step(
        "111122223333",
        "us-east-1",
        new Call(name[0], name[1], json(parameters)),
        new Call(name[0], inverse, json(undo)),
        List.of(),
        List.of(),
        List.of());
  }

  private static Exact exact(Step step, String operation, String body) {
    return Exact.of(step, List.of(new Answer(read(step, operation), json(body), "")));
  }

  private static Exact none(Step step, String operation, String error) {
    return Exact.of(step, List.of(new Answer(read(step, operation), json("{}"), error)));
  }

  private static Call read(Step step, String operation) {
    return new Call(step.call().service(), operation, json("{}"));
  }

  private static JsonNode undo(Exact exact) {
    assertThat(exact.needed()).isTrue();
    return exact.step().inverse().parameters();
  }

  @Test
  void onlyThoseWhoAreInLoseAnImageAndGetItBack() {
    Step step = step(
        "ec2:ModifyImageAttribute",
        "{'ImageId': 'ami-1', 'LaunchPermission': {'Remove': [{'UserId': '1'}, {'UserId': '2'}]}}",
        "ModifyImageAttribute",
        "{'ImageId': 'ami-1', 'LaunchPermission': {'Add': [{'UserId': '1'}, {'UserId': '2'}]}}");
    Exact exact = exact(
        step,
        "DescribeImageAttribute",
        "{'LaunchPermissions': [{'UserId': '2'}, {'UserId': '3'}]}");
    assertThat(exact.step().call().parameters())
        .isEqualTo(json("{'ImageId': 'ami-1', 'LaunchPermission': {'Remove': [{'UserId': '2'}]}}"));
    assertThat(undo(exact))
        .isEqualTo(json("{'ImageId': 'ami-1', 'LaunchPermission': {'Add': [{'UserId': '2'}]}}"));
    assertThat(
            exact(step, "DescribeImageAttribute", "{'LaunchPermissions': []}").needed())
        .isFalse();
  }

  @Test
  void onlyThoseWhoAreInLoseASnapshot() {
    Step step = step(
        "ec2:ModifySnapshotAttribute",
        "{'SnapshotId': 's', 'OperationType': 'remove', 'UserIds': ['1'], 'GroupNames': ['all']}",
        "ModifySnapshotAttribute",
        "{'SnapshotId': 's', 'OperationType': 'add', 'UserIds': ['1'], 'GroupNames': ['all']}");
    Exact exact =
        exact(step, "DescribeSnapshotAttribute", "{'CreateVolumePermissions': [{'Group': 'all'}]}");
    assertThat(exact.step().call().parameters())
        .isEqualTo(json("{'SnapshotId': 's', 'OperationType': 'remove', 'GroupNames': ['all']}"));
    assertThat(undo(exact))
        .isEqualTo(json("{'SnapshotId': 's', 'OperationType': 'add', 'GroupNames': ['all']}"));
    assertThat(exact(step, "DescribeSnapshotAttribute", "{'CreateVolumePermissions': []}")
            .needed())
        .isFalse();
  }

  @Test
  void onlyThoseWhoAreInLoseADatabaseSnapshotADocumentAndAShare() {
    Exact database = exact(
        step(
            "rds:ModifyDBSnapshotAttribute",
            "{'ValuesToRemove': ['1', '2']}",
            "ModifyDBSnapshotAttribute",
            "{'ValuesToAdd': ['1', '2']}"),
        "DescribeDBSnapshotAttributes",
        "{'DBSnapshotAttributesResult': {'DBSnapshotAttributes':"
            + " [{'AttributeName': 'restore', 'AttributeValues': ['2']}]}}");
    assertThat(undo(database)).isEqualTo(json("{'ValuesToAdd': ['2']}"));
    Exact document = exact(
        step(
            "ssm:ModifyDocumentPermission",
            "{'AccountIdsToRemove': ['1']}",
            "ModifyDocumentPermission",
            "{'AccountIdsToAdd': ['1']}"),
        "DescribeDocumentPermission",
        "{'AccountIds': ['3']}");
    assertThat(document.needed()).isFalse();
    Exact share = exact(
        step(
            "ram:DisassociateResourceShare",
            "{'principals': ['1']}",
            "AssociateResourceShare",
            "{'principals': ['1']}"),
        "GetResourceShareAssociations",
        "{'resourceShareAssociations': [{'associatedEntity': '1'}]}");
    assertThat(undo(share)).isEqualTo(json("{'principals': ['1']}"));
  }

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
  void aKeyThatIsInactiveAlreadyIsNeverMadeActiveByARelease() {
    Step step = step(
        "iam:UpdateAccessKey",
        "{'UserName': 'u', 'AccessKeyId': 'AKIA1', 'Status': 'Inactive'}",
        "UpdateAccessKey",
        "{'UserName': 'u', 'AccessKeyId': 'AKIA1', 'Status': 'Active'}");
    String keys = "{'AccessKeyMetadata': [{'AccessKeyId': 'AKIA1', 'Status': '%s'}]}";
    assertThat(exact(step, "ListAccessKeys", keys.formatted("Inactive")).needed())
        .isFalse();
    assertThat(exact(step, "ListAccessKeys", keys.formatted("Active")).needed()).isTrue();
    assertThat(exact(step, "ListAccessKeys", "{'AccessKeyMetadata': []}").needed())
        .as("the key is gone")
        .isFalse();
  }

  @Test
  void aPolicyOfTheSameNameIsPutBackAsItWasWritten() {
    Step step = step(
        "iam:PutRolePolicy",
        "{'RoleName': 'r', 'PolicyName': 'p', 'PolicyDocument': 'new'}",
        "DeleteRolePolicy",
        "{'RoleName': 'r', 'PolicyName': 'p'}");
    Exact exact =
        exact(step, "GetRolePolicy", "{'PolicyDocument': '%7B%22a%22%3A%20%22b+c%22%7D'}");
    assertThat(exact.step().inverse().operation()).isEqualTo("PutRolePolicy");
    assertThat(undo(exact).path("PolicyDocument").asText()).isEqualTo("{\"a\": \"b+c\"}");
    assertThat(none(step, "GetRolePolicy", "NoSuchEntity").step().inverse().operation())
        .isEqualTo("DeleteRolePolicy");
    assertThat(exact(step, "GetRolePolicy", "{'PolicyDocument': 'new'}").needed())
        .isFalse();
  }

  @Test
  void aPolicyThatIsGoneIsNotTakenAwayAgain() {
    Step delete = step(
        "iam:DeleteUserPolicy",
        "{'UserName': 'u', 'PolicyName': 'p'}",
        "PutUserPolicy",
        "{'UserName': 'u', 'PolicyName': 'p', 'PolicyDocument': 'of the trigger'}");
    assertThat(none(delete, "GetUserPolicy", "NoSuchEntity").needed()).isFalse();
    assertThat(undo(exact(delete, "GetUserPolicy", "{'PolicyDocument': 'changed since'}"))
            .path("PolicyDocument")
            .asText())
        .isEqualTo("changed since");
    Step detach = step(
        "iam:DetachUserPolicy",
        "{'UserName': 'u', 'PolicyArn': 'arn:1'}",
        "AttachUserPolicy",
        "{'UserName': 'u', 'PolicyArn': 'arn:1'}");
    assertThat(exact(
                detach,
                "ListAttachedUserPolicies",
                "{'AttachedPolicies': [{'PolicyArn': 'arn:1'}]}")
            .needed())
        .isTrue();
    assertThat(exact(detach, "ListAttachedUserPolicies", "{'AttachedPolicies': []}")
            .needed())
        .isFalse();
  }

  @Test
  void trustGoesBackToTheDocumentThatWasRead() {
    Step step = step(
        "iam:UpdateAssumeRolePolicy",
        "{'RoleName': 'r', 'PolicyDocument': '{}'}",
        "UpdateAssumeRolePolicy",
        "{'RoleName': 'r', 'PolicyDocument': 'as the logs have it'}");
    Exact exact =
        exact(step, "GetRole", "{'Role': {'AssumeRolePolicyDocument': '%7B%22x%22%3A1%7D'}}");
    assertThat(undo(exact).path("PolicyDocument").asText()).isEqualTo("{\"x\":1}");
    assertThat(exact(step, "GetRole", "{'Role': {'AssumeRolePolicyDocument': '%7B%7D'}}")
            .needed())
        .isFalse();
  }

  @Test
  void aResourcePolicyGoesBackToTheOneReadOrToNone() {
    Step step = step(
        "s3:PutBucketPolicy",
        "{'Bucket': 'b', 'Policy': '{}'}",
        "PutBucketPolicy",
        "{'Bucket': 'b', 'Policy': 'as the logs have it'}");
    assertThat(undo(exact(step, "GetBucketPolicy", "{'Policy': 'read'}")))
        .isEqualTo(json("{'Bucket': 'b', 'Policy': 'read'}"));
    assertThat(none(step, "GetBucketPolicy", "NoSuchBucketPolicy").step().inverse())
        .isEqualTo(Read.s3("DeleteBucketPolicy", "b"));
    assertThat(exact(step, "GetBucketPolicy", "{'Policy': ' { } '}").needed()).isFalse();
    Step queue = step(
        "sqs:SetQueueAttributes",
        "{'QueueUrl': 'q', 'Attributes': {'Policy': '{}'}}",
        "SetQueueAttributes",
        "{'QueueUrl': 'q', 'Attributes': {'Policy': 'as the logs have it'}}");
    assertThat(undo(exact(queue, "GetQueueAttributes", "{'Attributes': {'Policy': 'read'}}")))
        .isEqualTo(json("{'QueueUrl': 'q', 'Attributes': {'Policy': 'read'}}"));
  }

  @Test
  void aPermissionThatIsGoneIsNotTakenAwayAgain() {
    Step step = step("lambda:RemovePermission", "{'StatementId': 'open'}", "AddPermission", "{}");
    String policy = "{\"Policy\": \"{\\\"Statement\\\": [{\\\"Sid\\\": \\\"%s\\\"}]}\"}";
    JsonNode held = dev.tourniquet.trail.Event.parse(policy.formatted("open")).record();
    JsonNode gone = dev.tourniquet.trail.Event.parse(policy.formatted("other")).record();
    Call read = read(step, "GetPolicy");
    assertThat(Exact.of(step, List.of(new Answer(read, held, ""))).needed()).isTrue();
    assertThat(Exact.of(step, List.of(new Answer(read, gone, ""))).needed()).isFalse();
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
  void onlyRulesThatAreStillThereAreRevoked() {
    String both = "{'GroupId': 'sg-1', 'IpPermissions': ["
        + "{'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]},"
        + "{'IpProtocol': '-1', 'Ipv6Ranges': [{'CidrIpv6': '::/0'}]}]}";
    Step step = step("ec2:RevokeSecurityGroupIngress", both, "AuthorizeSecurityGroupIngress", both);
    Exact exact = exact(
        step,
        "DescribeSecurityGroups",
        "{'SecurityGroups': [{'IpPermissions': [{'IpProtocol': '-1', 'IpRanges': [],"
            + " 'Ipv6Ranges': [{'CidrIpv6': '::/0', 'Description': 'x'}]}]}]}");
    assertThat(exact.step().call().parameters().path("IpPermissions")).hasSize(1);
    assertThat(undo(exact).at("/IpPermissions/0/Ipv6Ranges/0/CidrIpv6").asText())
        .isEqualTo("::/0");
    assertThat(exact(step, "DescribeSecurityGroups", "{'SecurityGroups': []}").needed())
        .isFalse();
  }

  @Test
  void aStepThatNoAnswerBearsOnStaysAsPlanned() {
    Step step = step("organizations:AttachPolicy", "{}", "DetachPolicy", "{}");
    assertThat(Exact.of(step, List.of())).isEqualTo(new Exact(step, true));
    Step block = BLOCK;
    assertThat(Exact.of(block, List.of()).needed()).isTrue();
  }

  @Test
  void theIdOfAPolicyJustMadeIsFilledIn() {
    Call create = new Call("organizations", "CreatePolicy", json("{}"));
    var told = Placeholders.toldBy(create, json("{'Policy': {'PolicySummary': {'Id': 'p-1'}}}"));
    Call attach = new Call(
        "organizations",
        "AttachPolicy",
        json("{'PolicyId': '" + Placeholders.POLICY_ID + "', 'TargetId': '1'}"));
    assertThat(Placeholders.fill(attach, told).parameters())
        .isEqualTo(json("{'PolicyId': 'p-1', 'TargetId': '1'}"));
    assertThat(Placeholders.toldBy(attach, json("{}"))).isEmpty();
  }
}
