package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.NONE;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static dev.tourniquet.trail.Given.calledBy;
import static dev.tourniquet.trail.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignPrincipalKeysTest {

  private static Key principal(String userIdentity) {
    return EventKeys.of(calledBy(userIdentity)).principal();
  }

  @Test
  void anotherAccountsRoleIsKeyedWithoutItsSession() {
    assertThat(principal(
            "{'type':'AWSAccount','accountId':'999988887777','principalId':'AROAEXAMPLE:mallory'}"))
        .isEqualTo(new Key("ext:999988887777:AROAEXAMPLE", "external", EXACT));
  }

  @Test
  void anotherAccountWithoutIdIsOnlyAnAccount() {
    assertThat(principal("{'type':'AWSAccount','accountId':'999988887777','principalId':''}"))
        .isEqualTo(new Key("ext:999988887777:", "external", STRONG));
  }

  @Test
  void anotherAccountThatIsNotWrittenIsDecodedFromTheId() {
    assertThat(principal("{'type':'AWSAccount','principalId':'AIDAQNZGKIQY56JQ7WMLX'}"))
        .isEqualTo(new Key("ext:029608264753:AIDAQNZGKIQY56JQ7WMLX", "external-id", STRONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANONYMOUS_PRINCIPAL", "anonymous"})
  void anyoneOnTheInternetIsAnonymous(String account) {
    assertThat(principal("{'type':'AWSAccount','principalId':'','accountId':'" + account + "'}"))
        .isEqualTo(new Key("anonymous", "anonymous", EXACT));
  }

  @Test
  void samlUserIsKeyedByProviderAndName() {
    assertThat(
            principal(
                "{'type':'SAMLUser','principalId':'Q:alice@example.com','userName':'alice@example.com','identityProvider':'https://idp.example.com'}"))
        .isEqualTo(new Key("saml:https://idp.example.com:alice@example.com", "saml-user", EXACT));
  }

  @Test
  void samlUserWithoutNameFallsBackToItsPrincipalId() {
    assertThat(principal("{'type':'SAMLUser','principalId':'Q:alice','identityProvider':'idp'}"))
        .isEqualTo(new Key("saml:idp:Q:alice", "saml-principal-id", STRONG));
  }

  @Test
  void webIdentityUserIsKeyedByProviderAndSubject() {
    assertThat(
            principal(
                "{'type':'WebIdentityUser','principalId':'p:sts.amazonaws.com:repo','userName':'repo:org/app:ref:refs/heads/main','identityProvider':'token.actions.githubusercontent.com'}"))
        .isEqualTo(new Key(
            "oidc:token.actions.githubusercontent.com:repo:org/app:ref:refs/heads/main",
            "oidc-user",
            EXACT));
  }

  @Test
  void identityCenterUserIsKeyedByDirectoryAndUser() {
    assertThat(
            principal(
                "{'type':'IdentityCenterUser','accountId':'111122223333','credentialId':'c1','onBehalfOf':{'userId':'u-1','identityStoreArn':'arn:aws:identitystore::111122223333:identitystore/d-9067642ac7'}}"))
        .isEqualTo(new Key("idc:d-9067642ac7:u-1", "identity-center-user", EXACT));
  }

  @Test
  void anOlderIdentityCenterRecordKeepsTheUserWithoutItsDirectory() {
    assertThat(
            principal(
                "{'type':'Unknown','userName':'alice','principalId':'90676a2ac7-9b0d2f5c-1111-4222-8333-abcdefabcdef'}"))
        .isEqualTo(new Key(
            "idc::90676a2ac7-9b0d2f5c-1111-4222-8333-abcdefabcdef",
            "identity-center-legacy",
            STRONG));
  }

  @Test
  void directoryUserIsKeyedByAccountAndName() {
    assertThat(principal("{'type':'Directory','accountId':'111122223333','userName':'alice'}"))
        .isEqualTo(new Key("dir:111122223333:alice", "directory", STRONG));
  }

  @Test
  void unknownWithANameIsKeyedByServiceAndName() {
    assertThat(principal("{'type':'Unknown','userName':'alice','principalId':'111122223333'}"))
        .isEqualTo(new Key("unknown:ec2.amazonaws.com:alice", "unknown-named", WEAK));
  }

  @Test
  void unknownCallerOfCognitoIsItsIdentity() {
    Event event = event(
        "{'eventSource':'cognito-identity.amazonaws.com','userIdentity':{'type':'Unknown'},'requestParameters':{'identityId':'us-east-1:1'}}");
    assertThat(EventKeys.of(event).principal())
        .isEqualTo(
            new Key("unknown:cognito-identity.amazonaws.com:us-east-1:1", "unknown-named", WEAK));
  }

  @Test
  void twoUnknownCallersWithoutNameAreNeverOne() {
    Event one = event(
        "{'eventID':'e1','eventSource':'signin.amazonaws.com','userIdentity':{'type':'Unknown'}}");
    Event two = event(
        "{'eventID':'e2','eventSource':'signin.amazonaws.com','userIdentity':{'type':'Unknown'}}");
    assertThat(EventKeys.of(one).principal()).isNotEqualTo(EventKeys.of(two).principal());
    assertThat(EventKeys.of(one).principal().confidence()).isEqualTo(NONE);
  }

  @Test
  void aTypeOfTheFutureIsKeptApart() {
    assertThat(principal("{'type':'RobotUser','accountId':'111122223333','principalId':'r2'}"))
        .isEqualTo(new Key("other:RobotUser:111122223333:r2", "other-type", STRONG));
  }

  @Test
  void noIdentityAtAllIsUnknown() {
    assertThat(EventKeys.of(event("{}")).principal()).isEqualTo(Key.none("unknown"));
  }
}
