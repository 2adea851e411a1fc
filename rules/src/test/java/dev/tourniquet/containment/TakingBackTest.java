package dev.tourniquet.containment;

import static dev.tourniquet.containment.Chosen.BUCKET;
import static dev.tourniquet.containment.Chosen.KEY;
import static dev.tourniquet.containment.Chosen.only;
import static dev.tourniquet.containment.Chosen.operations;
import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakingBackTest {

  private static final String FUNCTION = "AWS::Lambda::Function|aws|111122223333|us-east-1|f";

  private static final String POLICY = "{'Version': '2012-10-17', 'Statement': [%s]}";

  private static final String STRANGER =
      "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::846424999548:root'}, 'Action': 's3:*'}";

  private static final String OURS =
      "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:root'}, 'Action': 's3:*'}";

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
            "block-public-access",
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
  void aListOfGrantsGoesTooWhenItOpenedTheBucketAndBeforeTheBlockThatWouldRefuseItsReturn() {
    Situations opened = Situations.of("block-public-access", BUCKET).open("all");
    assertThat(operations(opened
            .trigger(
                "{\"eventName\": \"PutBucketAcl\", \"requestParameters\": {\"x-amz-acl\": [\"public-read\"]}}")
            .steps("strong")))
        .containsExactly("s3:PutBucketAcl", "s3:PutPublicAccessBlock");
    assertThat(operations(opened.trigger("{\"eventName\": \"PutBucketPolicy\"}").steps("strong")))
        .containsExactly("s3:PutPublicAccessBlock");
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
  void whomAStatementNamesBesideTheStrangerStaysInIt() {
    String statement = "{'Effect': 'Allow', 'Action': 's3:*', 'Principal': {'AWS': %s}}";
    Step step = only(Situations.of("restore-policy", BUCKET)
        .open("846424999548")
        .now(
            "policy",
            "{'Statement': "
                + statement.formatted(
                    "['arn:aws:iam::999988887777:root', 'arn:aws:iam::846424999548:root']")
                + "}")
        .least());

    assertThat(json(step.call().parameters().path("Policy").asText()))
        .isEqualTo(json(
            "{'Statement': [" + statement.formatted("['arn:aws:iam::999988887777:root']") + "]}"));
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
  void theUrlOfAnAliasIsClosedOpenedAgainAndReadByItsQualifier() {
    Step step = only(Situations.of("close-function", FUNCTION)
        .trigger("{\"eventName\": \"CreateFunctionUrlConfig\","
            + " \"requestParameters\": {\"functionName\": \"f\", \"qualifier\": \"prod\"}}")
        .least());

    assertThat(step.call().parameters())
        .isEqualTo(json("{'FunctionName': 'f', 'Qualifier': 'prod', 'AuthType': 'AWS_IAM'}"));
    assertThat(step.inverse().parameters())
        .isEqualTo(json("{'FunctionName': 'f', 'Qualifier': 'prod', 'AuthType': 'NONE'}"));
    assertThat(step.save().get(0).parameters())
        .isEqualTo(json("{'FunctionName': 'f', 'Qualifier': 'prod'}"));
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
  void theKeysOfAnEncryptionContextKeepTheirCase() {
    Step step = only(Situations.of("revoke-grant", KEY)
        .trigger("{\"requestParameters\": {\"operations\": [\"Decrypt\"], \"constraints\":"
            + " {\"encryptionContextSubset\": {\"aws:ebs:id\": \"vol-1\"}}},"
            + " \"responseElements\": {\"grantId\": \"g-1\"}}")
        .least());
    assertThat(step.inverse().parameters().path("Constraints"))
        .isEqualTo(json("{'EncryptionContextSubset': {'aws:ebs:id': 'vol-1'}}"));
  }

  @Test
  void theVersionOfAPolicyThatWasInForceIsInForceAgain() {
    Situations rewritten = Situations.of(
            "take-back-policy", "AWS::IAM::Policy|aws|111122223333|global|guard")
        .trigger("{\"eventName\": \"CreatePolicyVersion\", \"requestParameters\":"
            + " {\"policyArn\": \"arn:aws:iam::111122223333:policy/team/guard\"}}")
        .now("defaultVersion", "'v2'");
    assertThat(rewritten.least()).as("which was in force before is not known").isEmpty();
    Step step = only(rewritten.before("defaultVersion", "'v1'").least());
    assertThat(step.call().name()).isEqualTo("iam:SetDefaultPolicyVersion");
    assertThat(step.call().parameters())
        .isEqualTo(json(
            "{'PolicyArn': 'arn:aws:iam::111122223333:policy/team/guard', 'VersionId': 'v1'}"));
    assertThat(step.inverse().parameters().path("VersionId").asText()).isEqualTo("v2");
    assertThat(rewritten.now("defaultVersion", "'v1'").least())
        .as("it is in force again already")
        .isEmpty();
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
  void whoWasTrustedAllAlongIsTakenOutOfWhatIsTrustedNow() {
    String both = POLICY.formatted(OURS + "," + STRANGER);
    Step step = only(Situations.of("restore-trust", "AWS::IAM::Role|aws|111122223333|global|app")
        .open("846424999548")
        .before("trust", both)
        .now("trust", both)
        .least());
    assertThat(json(step.call().parameters().path("PolicyDocument").asText()))
        .isEqualTo(json(POLICY.formatted(OURS)));
    assertThat(json(step.inverse().parameters().path("PolicyDocument").asText()))
        .isEqualTo(json(both));
  }

  @Test
  void aPolicyGoesBackToTheOneBeforeWithoutTheStrangerWhoStoodInItToo() {
    Step step = only(Situations.of("restore-policy", BUCKET)
        .open("846424999548")
        .before("policy", POLICY.formatted(OURS + "," + STRANGER))
        .now("policy", POLICY.formatted(STRANGER))
        .least());
    assertThat(json(step.call().parameters().path("Policy").asText()))
        .isEqualTo(json(POLICY.formatted(OURS)));
  }

  @Test
  void whatAConditionHeldBeforeGoesBackWithIt() {
    String held = "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*',"
        + " 'Condition': {'StringEquals': {'aws:SourceVpce': 'vpce-1'}}}";
    Step step = only(Situations.of("restore-policy", BUCKET)
        .open("*")
        .before("policy", POLICY.formatted(held))
        .now("policy", POLICY.formatted("{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*'}"))
        .least());
    assertThat(json(step.call().parameters().path("Policy").asText()))
        .isEqualTo(json(POLICY.formatted(held)));
  }
}
