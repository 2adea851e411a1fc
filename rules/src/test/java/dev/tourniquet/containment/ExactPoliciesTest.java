package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static dev.tourniquet.containment.Steps.exact;
import static dev.tourniquet.containment.Steps.none;
import static dev.tourniquet.containment.Steps.only;
import static dev.tourniquet.containment.Steps.read;
import static dev.tourniquet.containment.Steps.step;
import static dev.tourniquet.containment.Steps.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ExactPoliciesTest {

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
  void theVersionThatIsInForceIsTheOneToGoBackTo() {
    Step step = step(
        "iam:SetDefaultPolicyVersion",
        "{'PolicyArn': 'arn:1', 'VersionId': 'v1'}",
        "SetDefaultPolicyVersion",
        "{'PolicyArn': 'arn:1', 'VersionId': 'v2'}");
    String policy = "{'Policy': {'DefaultVersionId': '%s'}}";
    assertThat(undo(exact(step, "GetPolicy", policy.formatted("v3"))))
        .isEqualTo(json("{'PolicyArn': 'arn:1', 'VersionId': 'v3'}"));
    assertThat(exact(step, "GetPolicy", policy.formatted("v1")).needed()).isFalse();
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
    assertThat(only(step, new Answer(read, held, "")).needed()).isTrue();
    assertThat(only(step, new Answer(read, gone, "")).needed()).isFalse();
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
