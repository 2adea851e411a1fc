package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.ACCOUNT;
import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every action: its call, its inverse, what to beware of, and what it does when something is not known. */
class ActionsTest {

  private static final String BUCKET = "AWS::S3::Bucket|aws||global|b";
  private static final String KEY = "AWS::KMS::Key|aws|111122223333|us-east-1|k-1";
  private static final String FUNCTION = "AWS::Lambda::Function|aws|111122223333|us-east-1|f";
  private static final String INSTANCE =
      "AWS::EC2::Instance|aws|111122223333|us-east-1|i-0123456789abcdef0";
  private static final String POLICY = "{'Version': '2012-10-17', 'Statement': [%s]}";
  private static final String STRANGER =
      "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::846424999548:root'}, 'Action': 's3:*'}";
  private static final String OURS =
      "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:root'}, 'Action': 's3:*'}";

  private static Step only(List<Step> steps) {
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private static List<String> operations(List<Step> steps) {
    return steps.stream().map(step -> step.call().name()).toList();
  }

  @Test
  void aDocumentIsTakenBackFromThoseLetIn() {
    Step step = only(Situations.of(
            "make-document-private", "AWS::SSM::Document|aws|111122223333|us-east-1|runbook")
        .open("846424999548")
        .least());
    assertThat(step.cli())
        .isEqualTo(
            "aws ssm modify-document-permission --region us-east-1 --cli-input-json "
                + "'{\"Name\":\"runbook\",\"PermissionType\":\"Share\",\"AccountIdsToRemove\":[\"846424999548\"]}'");
    assertThat(step.inverseCli()).contains("\"AccountIdsToAdd\":[\"846424999548\"]");
    assertThat(step.save())
        .extracting(Call::name)
        .containsExactly("ssm:DescribeDocumentPermission");
    assertThat(step.affects()).containsExactly("846424999548: taken back from it");
  }

  @Test
  void aShareOfResourcesLosesItsOutsiders() {
    Situations share = Situations.of(
            "end-resource-share", "AWS::RAM::ResourceShare|aws|111122223333|us-east-1|s")
        .open("846424999548");
    Step step = only(share
        .trigger(
            "{\"requestParameters\": {\"resourceShareArn\": \"arn:aws:ram:us-east-1:1:resource-share/s\"}}")
        .least());
    assertThat(step.call().name()).isEqualTo("ram:DisassociateResourceShare");
    assertThat(step.inverse().operation()).isEqualTo("AssociateResourceShare");
    assertThat(share.trigger("{}").least()).isEmpty();
  }

  @Test
  void theBlockOfAnAccountHoldsForAllItsBuckets() {
    Step step = only(Situations.of(
            "block-public-access-of-account",
            "AWS::S3::AccountPublicAccessBlock|aws|111122223333|global|111122223333")
        .now("publicAccessBlock", "{'BlockPublicAcls': true}")
        .least());
    assertThat(step.cli()).startsWith("aws s3control put-public-access-block");
    assertThat(step.inverse()
            .parameters()
            .at("/PublicAccessBlockConfiguration/BlockPublicAcls")
            .asBoolean())
        .isTrue();
    assertThat(step.cautions()).anyMatch(text -> text.startsWith("It holds for every bucket"));
  }

  @Test
  void aListOfGrantsGoesTooWhenItOpenedTheBucket() {
    Situations opened = Situations.of("block-public-access", BUCKET).open("all");
    assertThat(operations(opened
            .trigger(
                "{\"eventName\": \"PutBucketAcl\", \"requestParameters\": {\"x-amz-acl\": [\"public-read\"]}}")
            .steps("strong")))
        .containsExactly("s3:PutPublicAccessBlock", "s3:PutBucketAcl");
    assertThat(operations(opened.trigger("{\"eventName\": \"PutBucketPolicy\"}").steps("strong")))
        .containsExactly("s3:PutPublicAccessBlock");
  }

  @Test
  void versionsAreKeptAndNeverGoBackToNone() {
    Step step = only(Situations.of("keep-object-versions", BUCKET).least());
    assertThat(step.call().parameters())
        .isEqualTo(json("{'Bucket': 'b', 'VersioningConfiguration': {'Status': 'Enabled'}}"));
    assertThat(step.inverse().parameters().at("/VersioningConfiguration/Status").asText())
        .isEqualTo("Suspended");
  }

  @Test
  void replicationStopsAndCanBePutBack() {
    Step step = only(Situations.of("stop-replication", BUCKET).least());
    assertThat(step.call().name()).isEqualTo("s3:DeleteBucketReplication");
    assertThat(step.inverse().name()).isEqualTo("s3:PutBucketReplication");
    assertThat(step.cautions()).hasSize(2);
  }

  @Test
  void thePolicyBeforeIsPutBack() {
    Step step = only(Situations.of("restore-policy", BUCKET)
        .open("846424999548")
        .before("policy", POLICY.formatted(OURS))
        .now("policy", POLICY.formatted(STRANGER))
        .least());
    assertThat(json(step.call().parameters().path("Policy").asText()))
        .isEqualTo(json(POLICY.formatted(OURS)));
    assertThat(json(step.inverse().parameters().path("Policy").asText()))
        .isEqualTo(json(POLICY.formatted(STRANGER)));
  }

  @Test
  void aPolicyThatWasNotThereBeforeIsDeleted() {
    Step step = only(Situations.of("restore-policy", BUCKET)
        .before("policy", "null")
        .now("policy", POLICY.formatted(STRANGER))
        .least());
    assertThat(step.call()).isEqualTo(Read.s3("DeleteBucketPolicy", "b"));
    assertThat(step.inverse().operation()).isEqualTo("PutBucketPolicy");
  }

  @Test
  void whereThePolicyBeforeIsNotKnownOnlyTheStatementsOfThoseLetInGo() {
    Situations queue = Situations.of(
            "restore-policy", "AWS::SQS::Queue|aws|111122223333|us-east-1|q")
        .open("846424999548")
        .now("policy", POLICY.formatted(OURS + "," + STRANGER))
        .trigger(
            "{\"requestParameters\": {\"queueUrl\": \"https://sqs.us-east-1.amazonaws.com/1/q\"}}");
    Step step = only(queue.least());
    assertThat(json(step.call().parameters().at("/Attributes/Policy").asText()))
        .isEqualTo(json(POLICY.formatted(OURS)));
    assertThat(step.save().get(0).parameters().path("AttributeNames").path(0).asText())
        .isEqualTo("Policy");
    assertThat(queue.trigger("{}").least()).as("the queue's URL is not known").isEmpty();
    assertThat(Situations.of("restore-policy", BUCKET).open("846424999548").least())
        .as("no policy is known")
        .isEmpty();
  }

  @Test
  void aTopicAndAKeyHaveNoCallThatDeletesAPolicy() {
    String trigger = "{\"requestParameters\": {\"topicArn\": \"arn:aws:sns:us-east-1:1:t\"}}";
    Situations topic = Situations.of(
            "restore-policy", "AWS::SNS::Topic|aws|111122223333|us-east-1|t")
        .trigger(trigger);
    assertThat(topic.before("policy", "null").least()).isEmpty();
    Step step = only(topic.before("policy", POLICY.formatted(OURS)).least());
    assertThat(step.call().parameters().path("AttributeName").asText()).isEqualTo("Policy");
    assertThat(Situations.of("restore-policy", KEY).before("policy", "null").least())
        .isEmpty();
  }

  @Test
  void aDatabaseIsTakenOffTheInternet() {
    Step step = only(Situations.of(
            "make-database-private", "AWS::RDS::DBInstance|aws|111122223333|us-east-1|orders")
        .least());
    assertThat(step.call().parameters())
        .isEqualTo(
            json(
                "{'DBInstanceIdentifier': 'orders', 'PubliclyAccessible': false, 'ApplyImmediately': true}"));
    assertThat(step.inverse().parameters().path("PubliclyAccessible").asBoolean())
        .isTrue();
  }

  @Test
  void aPermissionOfAFunctionIsTakenBackAndTheFunctionCanBeStopped() {
    Situations opened = Situations.of("close-function", FUNCTION)
        .trigger(
            "{\"eventName\": \"AddPermission20150331v2\", \"requestParameters\": {\"functionName\": \"f\","
                + " \"statementId\": \"open\", \"action\": \"lambda:InvokeFunction\", \"principal\": \"*\"}}");
    Step step = only(opened.least());
    assertThat(step.call().parameters())
        .isEqualTo(json("{'FunctionName': 'f', 'StatementId': 'open'}"));
    assertThat(step.inverse().parameters())
        .isEqualTo(
            json(
                "{'FunctionName': 'f', 'StatementId': 'open', 'Action': 'lambda:InvokeFunction', 'Principal': '*'}"));
    assertThat(operations(opened.steps("strong")))
        .containsExactly("lambda:RemovePermission", "lambda:PutFunctionConcurrency");
    assertThat(opened.trigger("{\"eventName\": \"AddPermission\"}").least()).isEmpty();
  }

  @Test
  void theUrlOfAFunctionAsksForASignatureAndStays() {
    Step step = only(Situations.of("close-function", FUNCTION)
        .trigger(
            "{\"eventName\": \"CreateFunctionUrlConfig\", \"requestParameters\": {\"functionName\": \"f\"}}")
        .least());
    assertThat(step.call().parameters().path("AuthType").asText()).isEqualTo("AWS_IAM");
    assertThat(step.inverse().parameters().path("AuthType").asText()).isEqualTo("NONE");
  }

  @Test
  void aKeyIsKeptAndEnabledSinceCancellingLeavesItDisabled() {
    Situations key = Situations.of("keep-key", KEY);
    assertThat(
            operations(key.trigger("{\"eventName\": \"ScheduleKeyDeletion\"}").least()))
        .containsExactly("kms:CancelKeyDeletion", "kms:EnableKey");
    Step step = only(key.trigger("{\"eventName\": \"DisableKey\"}").least());
    assertThat(step.inverse().operation()).isEqualTo("DisableKey");
  }

  @Test
  void aGrantIsRevokedAndCanBeMadeAgainUnderAnotherId() {
    Situations granted = Situations.of("revoke-grant", KEY)
        .trigger(
            "{\"requestParameters\": {\"granteePrincipal\": \"arn:aws:iam::846424999548:root\","
                + " \"operations\": [\"Decrypt\"]}, \"responseElements\": {\"grantId\": \"g-1\"}}");
    Step step = only(granted.least());
    assertThat(step.call().parameters()).isEqualTo(json("{'KeyId': 'k-1', 'GrantId': 'g-1'}"));
    assertThat(step.inverse().parameters())
        .isEqualTo(
            json(
                "{'KeyId': 'k-1', 'GranteePrincipal': 'arn:aws:iam::846424999548:root', 'Operations': ['Decrypt']}"));
    assertThat(step.cautions()).contains("A grant made again has another id");
    assertThat(granted.trigger("{}").least()).isEmpty();
  }

  @Test
  void anInstanceIsKeptForEvidenceAndThenCutOff() {
    Situations instance = Situations.of("isolate-instance", INSTANCE)
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:i-0123456789abcdef0", false));
    List<Step> least = instance.least();
    assertThat(operations(least))
        .containsExactly("iam:PutRolePolicy", "ec2:ModifyInstanceAttribute");
    assertThat(least.get(0).call().parameters().path("PolicyDocument").asText())
        .contains("{\"aws:userId\":\"AROAQ:i-0123456789abcdef0\"}");
    assertThat(operations(instance.steps("strong")))
        .containsExactly(
            "iam:PutRolePolicy",
            "ec2:ModifyInstanceAttribute",
            "ec2:ModifyInstanceMetadataOptions",
            "ec2:CreateSecurityGroup",
            "ec2:RevokeSecurityGroupEgress",
            "ec2:ModifyInstanceAttribute",
            "iam:PutRolePolicy");
    assertThat(instance.steps("strong").get(5).cautions())
        .contains("Connections already open survive the change of groups");
  }

  @Test
  void anInstanceIsKnownByTheSessionThatActed() {
    Situations instance = Situations.of(
            "isolate-instance", "AWS::IAM::Role|aws|111122223333|global|app")
        .trigger("{\"awsRegion\": \"eu-west-1\"}")
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:i-0123456789abcdef0", false));
    assertThat(instance.least().get(1).region()).isEqualTo("eu-west-1");
    assertThat(instance
            .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:jane", false))
            .least())
        .as("a session that is no instance's")
        .isEmpty();
  }

  @Test
  void anAdministratorIsStoppedFromAboveAsWell() {
    Situations caller =
        Situations.of("stop-caller", "AWS::IAM::User|aws|111122223333|global|ImageBuilder");
    assertThat(operations(caller.caller(Situations.user(true)).steps("strong")))
        .containsExactly(
            "iam:UpdateAccessKey",
            "iam:PutUserPolicy",
            "organizations:CreatePolicy",
            "organizations:AttachPolicy");
    assertThat(operations(caller.caller(Situations.user(false)).steps("strong")))
        .containsExactly("iam:UpdateAccessKey", "iam:PutUserPolicy");
  }

  @Test
  void anAddressIsDeniedToTheWholeAccountAndATextThatIsNoneIsNot() {
    Situations from = Situations.of("deny-address", "AWS::IAM::User|aws|111122223333|global|u");
    List<Step> steps = from.trigger("{\"sourceIPAddress\": \"198.51.100.77\"}").steps("strong");
    assertThat(steps.get(0).call().parameters().path("Content").asText())
        .contains("{\"aws:SourceIp\":\"198.51.100.77/32\"}");
    assertThat(steps.get(1).call().parameters().path("TargetId").asText()).isEqualTo(ACCOUNT);
    assertThat(from.trigger("{\"sourceIPAddress\": \"AWS Internal\"}").steps("strong"))
        .isEmpty();
    assertThat(from.trigger("{\"sourceIPAddress\": \"2001:db8::1\"}")
            .steps("strong")
            .get(0)
            .cli())
        .contains("2001:db8::1/128");
  }

  @Test
  void destructionIsDeniedToAllButTheResponders() {
    List<Step> steps = Situations.of("deny-destruction", KEY)
        .responders("arn:aws:iam::111122223333:role/IncidentResponse")
        .steps("strong");
    assertThat(steps.get(0).call().parameters().path("Content").asText())
        .contains("kms:ScheduleKeyDeletion")
        .contains(
            "{\"ArnNotLike\":{\"aws:PrincipalArn\":[\"arn:aws:iam::111122223333:role/IncidentResponse\"]}}");
  }

  @Test
  void aTrailThatRecordsLessIsToldToRecordWhatItDid() {
    Situations trail = Situations.of(
            "restart-logging", "AWS::CloudTrail::Trail|aws|111122223333|us-east-1|main")
        .trigger(
            "{\"eventName\": \"PutEventSelectors\", \"requestParameters\": {\"trailName\": \"main\"}}");
    assertThat(trail.least()).as("what it recorded before is not known").isEmpty();
    Step step = only(trail
        .before("selectors", "[{'readWriteType': 'All', 'includeManagementEvents': true}]")
        .now("selectors", "[{'readWriteType': 'WriteOnly', 'includeManagementEvents': false}]")
        .least());
    assertThat(step.call().parameters())
        .isEqualTo(
            json(
                "{'TrailName': 'main', 'EventSelectors': [{'ReadWriteType': 'All', 'IncludeManagementEvents': true}]}"));
  }

  @Test
  void detectorAndRecorderAreTurnedOnAgain() {
    Situations detector =
        Situations.of("enable-detector", "AWS::GuardDuty::Detector|aws|111122223333|us-east-1|d");
    assertThat(only(detector
                .trigger(
                    "{\"eventName\": \"UpdateDetector\", \"requestParameters\": {\"detectorId\": \"d\"}}")
                .least())
            .call()
            .parameters())
        .isEqualTo(json("{'DetectorId': 'd', 'Enable': true}"));
    assertThat(detector
            .trigger(
                "{\"eventName\": \"DeleteDetector\", \"requestParameters\": {\"detectorId\": \"d\"}}")
            .least())
        .as("a deleted detector cannot be enabled")
        .isEmpty();
    assertThat(only(Situations.of(
                    "start-recorder",
                    "AWS::Config::ConfigurationRecorder|aws|111122223333|us-east-1|default")
                .trigger("{\"eventName\": \"StopConfigurationRecorder\","
                    + " \"requestParameters\": {\"configurationRecorderName\": \"default\"}}")
                .least())
            .inverse()
            .operation())
        .isEqualTo("StopConfigurationRecorder");
  }

  @Test
  void aRoleMadeOpenLosesTheStrangerAndKeepsTheOthers() {
    Step step = only(Situations.of("restore-trust", "AWS::IAM::Role|aws|111122223333|global|app")
        .open("846424999548")
        .now("trust", POLICY.formatted(OURS + "," + STRANGER))
        .least());
    assertThat(json(step.call().parameters().path("PolicyDocument").asText()))
        .isEqualTo(json(POLICY.formatted(OURS)));
    assertThat(Situations.of("restore-trust", "AWS::IAM::Role|aws|111122223333|global|app")
            .open("846424999548")
            .now("trust", POLICY.formatted(STRANGER))
            .least())
        .as("a role that trusts nobody cannot be written")
        .isEmpty();
  }

  @Test
  void everyActionThatARuleMayNameIsTestedHereOrInPlansTestOrInUndoingActionsTest() {
    assertThat(Plans.actions()).hasSize(29);
  }
}
