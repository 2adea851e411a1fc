package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.NONE;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static dev.tourniquet.trail.Given.calledBy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorKeysTest {

  private static Key actor(String userIdentity) {
    return EventKeys.of(calledBy(userIdentity)).actor();
  }

  private static Key ofSession(String roleArn, String session, String context) {
    return actor("{'type':'AssumedRole','principalId':'AROAEXAMPLE:" + session
        + "','accountId':'111122223333','sessionContext':{" + context
        + "'sessionIssuer':{'type':'Role','arn':'" + roleArn
        + "','principalId':'AROAEXAMPLE','accountId':'111122223333'}}}");
  }

  private static Key ofSession(String session) {
    return ofSession("arn:aws:iam::111122223333:role/Web", session, "");
  }

  @Test
  void theDirectoryUserBehindASessionIsExactAndComesFirst() {
    assertThat(
            actor(
                "{'type':'AssumedRole','principalId':'AROAEXAMPLE:i-0123456789abcdef0','onBehalfOf':{'userId':'u-1','identityStoreArn':'arn:aws:identitystore::111122223333:identitystore/d-1'},'sessionContext':{'sourceIdentity':'bob'}}"))
        .isEqualTo(new Key("idc:d-1:u-1", "on-behalf-of", EXACT));
  }

  @Test
  void theWorkloadTheCredentialsWereIssuedToIsExact() {
    assertThat(
            actor(
                "{'type':'AssumedRole','principalId':'AROAEXAMPLE:x','inScopeOf':{'issuerType':'AWS::Lambda::Function','credentialsIssuedTo':'arn:aws:lambda:us-east-1:111122223333:function:resize'}}"))
        .isEqualTo(new Key(
            "workload:arn:aws:lambda:us-east-1:111122223333:function:resize",
            "in-scope-of",
            EXACT));
  }

  @Test
  void aVendorWithDelegatedAccessIsAnAccountNotAPerson() {
    assertThat(
            actor(
                "{'type':'AssumedRole','principalId':'AROAEXAMPLE:x','invokedByDelegate':{'accountId':'999988887777'}}"))
        .isEqualTo(new Key("ext:999988887777:", "delegate", STRONG));
  }

  @Test
  void theSourceIdentitySurvivesRoleChains() {
    assertThat(ofSession(
            "arn:aws:iam::111122223333:role/Web",
            "botocore-session-1",
            "'sourceIdentity':'alice',"))
        .isEqualTo(new Key("sourceidentity:alice", "source-identity", STRONG));
  }

  @Test
  void identityCenterNamesItsSessionsAfterTheUser() {
    assertThat(ofSession(
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef",
            "alice@example.com",
            ""))
        .isEqualTo(new Key("idcname:alice@example.com", "identity-center-session-name", WEAK));
  }

  @Test
  void anInstanceIsStrongOnlyWhenItsMetadataServiceDeliveredTheCredentials() {
    assertThat(ofSession(
            "arn:aws:iam::111122223333:role/Web",
            "i-0123456789abcdef0",
            "'ec2RoleDelivery':'2.0',"))
        .isEqualTo(
            new Key("instance:111122223333:i-0123456789abcdef0", "instance-profile", STRONG));
    assertThat(ofSession("i-0123456789abcdef0"))
        .isEqualTo(new Key("instance:111122223333:i-0123456789abcdef0", "instance-profile", WEAK));
  }

  @Test
  void aServiceLinkedRoleIsItsService() {
    assertThat(ofSession(
            "arn:aws:iam::111122223333:role/aws-service-role/inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2",
            "MandoService284",
            ""))
        .isEqualTo(new Key(
            "service:inspector2.amazonaws.com:111122223333", "service-linked-role", STRONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws-go-sdk-1688990082523310002",
        "botocore-session-1690000000",
        "aws-sdk-java-1690000000",
        "aws-sdk-js-session-1690000000",
        "AWSCLI-Session",
        ""
      })
  void aSessionThatNobodyNamedTellsNothing(String name) {
    assertThat(ofSession(name)).isEqualTo(Key.none("unnamed-session"));
  }

  @ParameterizedTest
  @CsvSource({
    "alice, sessionname:111122223333:alice, session-name",
    "aws-golf-club, sessionname:111122223333:aws-golf-club, session-name",
    "i-love-cats, sessionname:111122223333:i-love-cats, session-name",
    "0123456789abcdef0123456789abcdef, task:111122223333:0123456789abcdef0123456789abcdef, ecs-task",
    "eks-prod-web-01234567-89ab-cdef-0123-456789abcdef, pod:111122223333:eks-prod-web-01234567-89ab-cdef-0123-456789abcdef, eks-pod",
    "AWSCodeBuild-1234, build:111122223333:AWSCodeBuild-1234, codebuild",
    "awslambda_42_20260301100000000, service:lambda.amazonaws.com:111122223333, service-session-name",
    "AWSCloudFormation, service:cloudformation.amazonaws.com:111122223333, service-session-name"
  })
  void aSessionNameIsACustomAndWeak(String name, String value, String how) {
    assertThat(ofSession(name)).isEqualTo(new Key(value, how, WEAK));
  }

  @Test
  void theLambdaRunTimeNamesItsSessionAfterTheFunction() {
    Event event = Given.event(
        "{'userAgent':'Boto3/1.26 exec-env/AWS_Lambda_python3.12','userIdentity':{'type':'AssumedRole','principalId':'AROAEXAMPLE:resize','accountId':'111122223333'}}");
    assertThat(EventKeys.of(event).actor())
        .isEqualTo(new Key("function:111122223333:resize", "lambda-function", WEAK));
  }

  @Test
  void aFederatedUserIsShownByItsName() {
    assertThat(
            actor(
                "{'type':'FederatedUser','principalId':'111122223333:bob','accountId':'111122223333','sessionContext':{'sessionIssuer':{'type':'IAMUser','principalId':'AIDAEXAMPLE'}}}"))
        .isEqualTo(new Key("feduser:111122223333:bob", "federated-user", STRONG));
  }

  @Test
  void theAccountOfAnExternalCallerSaysNothingOfThePerson() {
    assertThat(
            actor("{'type':'AWSAccount','accountId':'999988887777','principalId':'AIDAEXAMPLE'}"))
        .isEqualTo(new Key("ext:999988887777:AIDAEXAMPLE", "external-caller", NONE));
  }

  @Test
  void anIamUserActsForItself() {
    assertThat(actor("{'type':'IAMUser','accountId':'111122223333','principalId':'AIDAEXAMPLE'}"))
        .isEqualTo(new Key("iamuser:111122223333:AIDAEXAMPLE", "principal", EXACT));
  }

  @Test
  void aRootSessionMayBeSomeoneElsesAssumeRoot() {
    assertThat(actor("{'type':'Root','accountId':'111122223333','accessKeyId':'ASIAEXAMPLE'}"))
        .isEqualTo(new Key("root:111122223333", "root-session", WEAK));
    assertThat(actor("{'type':'Root','accountId':'111122223333'}"))
        .isEqualTo(new Key("root:111122223333", "principal", EXACT));
  }
}
