package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.NONE;
import static dev.tourniquet.trail.Confidence.WEAK;
import static dev.tourniquet.trail.Given.calledBy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalKeysTest {

  private static final String ISSUER =
      "{'type':'Role','principalId':'AROAEXAMPLE','arn':'arn:aws:iam::111122223333:role/app/Web','accountId':'111122223333','userName':'Web'}";

  private static Key principal(String userIdentity) {
    return EventKeys.of(calledBy(userIdentity)).principal();
  }

  @Test
  void iamUserIsKeyedByItsUniqueIdBecauseANameCanBeUsedAgain() {
    assertThat(
            principal(
                "{'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333','userName':'alice','accessKeyId':'AKIAEXAMPLE'}"))
        .isEqualTo(new Key("iamuser:111122223333:AIDAEXAMPLE", "iam-user", EXACT));
  }

  @Test
  void iamUserWithoutUniqueIdIsKeyedByNameAndWeak() {
    assertThat(principal("{'type':'IAMUser','accountId':'111122223333','userName':'alice'}"))
        .isEqualTo(new Key("iamuser:111122223333:name/alice", "iam-user-name", WEAK));
  }

  @Test
  void aHiddenUserNameIsNobodyInParticular() {
    assertThat(
            principal(
                "{'type':'IAMUser','accountId':'111122223333','userName':'HIDDEN_DUE_TO_SECURITY_REASONS','principalId':''}"))
        .isEqualTo(new Key("unknown-event:e1", "unknown", NONE));
  }

  @Test
  void assumedRoleIsKeyedByTheRolesUniqueId() {
    assertThat(principal(
            "{'type':'AssumedRole','principalId':'AROAEXAMPLE:alice','accountId':'111122223333','sessionContext':{'sessionIssuer':"
                + ISSUER + "}}"))
        .isEqualTo(new Key("role:111122223333:AROAEXAMPLE", "assumed-role", EXACT));
  }

  @Test
  void assumedRoleWithoutIssuerIsKeyedByThePrincipalIdBeforeTheColon() {
    assertThat(principal(
            "{'type':'AssumedRole','principalId':'AROAEXAMPLE:alice','accountId':'111122223333'}"))
        .isEqualTo(new Key("role:111122223333:AROAEXAMPLE", "assumed-role", EXACT));
  }

  @Test
  void assumedRoleWithOnlyAnArnIsKeyedByNameAndWeak() {
    assertThat(principal(
            "{'type':'AssumedRole','arn':'arn:aws:sts::111122223333:assumed-role/Web/alice'}"))
        .isEqualTo(new Key("role:111122223333:name/Web", "role-name", WEAK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IAMUser", "Root", "FederatedUser", "Unknown", "Role"})
  void anIssuerOfTypeRoleWinsOverTypeAndKeyPrefix(String type) {
    assertThat(principal("{'type':'" + type
            + "','principalId':'AROAEXAMPLE:alice','accessKeyId':'AKIAEXAMPLE','sessionContext':{'sessionIssuer':"
            + ISSUER
            + "}}"))
        .isEqualTo(new Key("role:111122223333:AROAEXAMPLE", "assumed-role", EXACT));
  }

  @Test
  void anEmptyIssuerMakesNoRoleOfAConsoleUserWithALongTermKey() {
    assertThat(
            principal(
                "{'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333','accessKeyId':'AKIAEXAMPLE','sessionContext':{'sessionIssuer':{}}}"))
        .isEqualTo(new Key("iamuser:111122223333:AIDAEXAMPLE", "iam-user", EXACT));
  }

  @Test
  void rootIsKeyedByAccount() {
    assertThat(principal(
            "{'type':'Root','principalId':'111122223333','arn':'arn:aws:iam::111122223333:root'}"))
        .isEqualTo(new Key("root:111122223333", "root", EXACT));
  }

  @Test
  void rootWithATemporaryKeyMayBeAssumedAndSaysSo() {
    assertThat(
            principal(
                "{'type':'Root','principalId':'111122223333','accountId':'111122223333','accessKeyId':'ASIAEXAMPLE'}"))
        .isEqualTo(new Key("root:111122223333", "root-session", EXACT));
  }

  @Test
  void federatedUserIsTheUserWhoIssuedTheSession() {
    assertThat(
            principal(
                "{'type':'FederatedUser','principalId':'111122223333:bob','accountId':'111122223333','sessionContext':{'sessionIssuer':{'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333'}}}"))
        .isEqualTo(new Key("iamuser:111122223333:AIDAEXAMPLE", "federated-by-user", EXACT));
  }

  @Test
  void federatedUserOfRootIsRoot() {
    assertThat(
            principal(
                "{'type':'FederatedUser','principalId':'111122223333:bob','sessionContext':{'sessionIssuer':{'type':'Root','principalId':'111122223333','accountId':'111122223333'}}}"))
        .isEqualTo(new Key("root:111122223333", "federated-by-root", EXACT));
  }

  @Test
  void awsServiceIsKeyedByNameAndByWhoseTrailItIs() {
    assertThat(principal("{'type':'AWSService','invokedBy':'inspector2.amazonaws.com'}"))
        .isEqualTo(new Key("service:inspector2.amazonaws.com:111122223333", "aws-service", EXACT));
  }

  @Test
  void anAbsentTypeWithAServiceIsThatService() {
    assertThat(principal("{'accountId':'111122223333','invokedBy':'ec2.amazonaws.com'}"))
        .isEqualTo(new Key("service:ec2.amazonaws.com:111122223333", "aws-service", EXACT));
  }

  @Test
  void anAbsentTypeWithoutAServiceIsUnknown() {
    assertThat(principal("{'accountId':'111122223333'}"))
        .isEqualTo(new Key("unknown-event:e1", "unknown", NONE));
  }
}
