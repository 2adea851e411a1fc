package dev.tourniquet.jobs.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Call;
import dev.tourniquet.trail.Event;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Calls over HTTP, in every protocol that AWS speaks. */
class SdkCallsTest {

  private FakeAws aws;
  private SdkCalls calls;

  @BeforeEach
  void anEndpointOnLoopback() throws java.io.IOException {
    aws = new FakeAws();
    calls = at(aws.endpoint());
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static SdkCalls at(URI endpoint) {
    return new SdkCalls(new AwsClients(
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")),
        Optional.of(endpoint),
        "tourniquet-contain/f1"));
  }

  private static JsonNode json(String json) {
    return Event.parse(json.replace('\'', '"')).record();
  }

  private JsonNode make(String call, String parameters) throws CallRefused {
    String[] name = call.split(":", 2);
    return calls.make(new Call(name[0], name[1], json(parameters)), "us-east-1");
  }

  @Test
  void queryIsSpokenWithIam() throws CallRefused {
    make(
        "iam:UpdateAccessKey",
        "{'UserName': 'ImageBuilder', 'AccessKeyId': 'AKIAQQQQQQQQQQQQQQQQ', 'Status': 'Inactive'}");
    assertThat(make("iam:ListAccessKeys", "{'UserName': 'ImageBuilder'}")
            .at("/AccessKeyMetadata/0/Status")
            .asText())
        .isEqualTo("Inactive");
  }

  @Test
  void theQueryOfEc2KeepsListsInItsOwnWay() throws CallRefused {
    aws.services.snapshotSharedWith.addAll(List.of("846424999548", "all"));
    make(
        "ec2:ModifySnapshotAttribute",
        "{'SnapshotId': 'snap-1', 'Attribute': 'createVolumePermission', 'OperationType': 'remove',"
            + " 'UserIds': ['846424999548'], 'GroupNames': ['all']}");
    assertThat(aws.services.snapshotSharedWith).isEmpty();
  }

  @Test
  void restXmlIsSpokenWithBucketsAndAccounts() throws CallRefused {
    String on = "{'BlockPublicAcls': true, 'IgnorePublicAcls': true, 'BlockPublicPolicy': true,"
        + " 'RestrictPublicBuckets': false}";
    make(
        "s3:PutPublicAccessBlock", "{'Bucket': 'b', 'PublicAccessBlockConfiguration': " + on + "}");
    assertThat(make("s3:GetPublicAccessBlock", "{'Bucket': 'b'}"))
        .isEqualTo(json("{'PublicAccessBlockConfiguration': " + on + "}"));
    make("s3:PutBucketPolicy", "{'Bucket': 'b', 'Policy': 'a policy'}");
    assertThat(make("s3:GetBucketPolicy", "{'Bucket': 'b'}").path("Policy").asText())
        .isEqualTo("a policy");
    make(
        "s3control:PutPublicAccessBlock",
        "{'AccountId': '111122223333', 'PublicAccessBlockConfiguration': " + on + "}");
    assertThat(make("s3control:GetPublicAccessBlock", "{'AccountId': '111122223333'}"))
        .isEqualTo(json("{'PublicAccessBlockConfiguration': " + on + "}"));
  }

  @Test
  void jsonIsSpokenWithKmsAndOrganizations() throws CallRefused {
    make("kms:PutKeyPolicy", "{'KeyId': 'k', 'PolicyName': 'default', 'Policy': 'p'}");
    assertThat(make("kms:GetKeyPolicy", "{'KeyId': 'k', 'PolicyName': 'default'}")
            .path("Policy")
            .asText())
        .isEqualTo("p");
    assertThat(make(
                "organizations:CreatePolicy",
                "{'Name': 'n', 'Description': 'd', 'Type': 'SERVICE_CONTROL_POLICY', 'Content': '{}'}")
            .at("/Policy/PolicySummary/Id")
            .asText())
        .isEqualTo("p-1000");
  }

  @Test
  void restJsonIsSpokenWithFunctions() throws CallRefused {
    make(
        "lambda:PutFunctionConcurrency",
        "{'FunctionName': 'f', 'ReservedConcurrentExecutions': 7}");
    assertThat(make("lambda:GetFunctionConcurrency", "{'FunctionName': 'f'}"))
        .isEqualTo(json("{'ReservedConcurrentExecutions': 7}"));
  }

  @Test
  void everyCallSaysInItsUserAgentWhatItIsFor() throws CallRefused {
    make("iam:ListAccessKeys", "{'UserName': 'ImageBuilder'}");
    assertThat(aws.userAgents).allMatch(agent -> agent.endsWith("tourniquet-contain/f1"));
  }

  @Test
  void throttlingIsWaitedOut() throws CallRefused {
    aws.refuse("UpdateAccessKey", 400, "Throttling", 2);
    aws.refuse("GetSnapshotBlockPublicAccessState", 503, "RequestLimitExceeded", 2);
    make("iam:UpdateAccessKey", "{'UserName': 'u', 'AccessKeyId': 'AKIA1', 'Status': 'Inactive'}");
    assertThat(make("ec2:GetSnapshotBlockPublicAccessState", "{}").path("State").asText())
        .isEqualTo("unblocked");
    assertThat(aws.calls).hasSize(6);
  }

  @Test
  void arefusalCarriesAwssCodeInEveryProtocol() {
    aws.refuse("UpdateAccessKey", 403, "AccessDenied", 1);
    aws.refuse("GetSnapshotBlockPublicAccessState", 403, "UnauthorizedOperation", 1);
    aws.refuse("GetKeyPolicy", 400, "AccessDeniedException", 1);
    assertThatThrownBy(
            () -> make("iam:UpdateAccessKey", "{'AccessKeyId': 'AKIA1', 'Status': 'Inactive'}"))
        .isInstanceOfSatisfying(CallRefused.class, e -> {
          assertThat(e.code()).isEqualTo("AccessDenied");
          assertThat(e.getMessage()).isEqualTo("not today");
        });
    assertThatThrownBy(() -> make("ec2:GetSnapshotBlockPublicAccessState", "{}"))
        .isInstanceOfSatisfying(
            CallRefused.class, e -> assertThat(e.code()).isEqualTo("UnauthorizedOperation"));
    assertThatThrownBy(() -> make("kms:GetKeyPolicy", "{'KeyId': 'k'}"))
        .isInstanceOfSatisfying(
            CallRefused.class, e -> assertThat(e.code()).isEqualTo("AccessDeniedException"));
    assertThatThrownBy(() -> make("s3:GetBucketPolicy", "{'Bucket': 'b'}"))
        .isInstanceOfSatisfying(
            CallRefused.class, e -> assertThat(e.code()).isEqualTo("NoSuchBucketPolicy"));
    assertThatThrownBy(
            () -> make("s3control:GetPublicAccessBlock", "{'AccountId': '111122223333'}"))
        .isInstanceOfSatisfying(CallRefused.class, e -> assertThat(e.code())
            .isEqualTo("NoSuchPublicAccessBlockConfiguration"));
  }

  @Test
  void noAnswerIsNoRefusal() {
    aws.close();
    assertThatThrownBy(() -> make("iam:ListAccessKeys", "{'UserName': 'u'}"))
        .isInstanceOfSatisfying(CallRefused.class, e -> {
          assertThat(e.isAnswered()).isFalse();
          assertThat(e.getMessage()).doesNotContain("secret");
        });
  }

  @Test
  void aParameterOrACallThatAwsDoesNotKnowIsNeverSent() {
    assertThatThrownBy(() -> make("iam:ListAccessKeys", "{'Username': 'u'}"))
        .hasMessageStartingWith("Invalid parameter: Username. This call knows UserName,");
    assertThatThrownBy(() -> make("iam:ForgetEverything", "{}"))
        .hasMessage("Cannot make the call iam:ForgetEverything: the SDK does not know it."
            + " Run its AWS CLI line by hand.");
    assertThat(aws.calls).isEmpty();
  }
}
