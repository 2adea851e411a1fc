package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Given.calledBy;
import static dev.tourniquet.trail.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionKeysTest {

  private static Key session(String userIdentity) {
    return EventKeys.of(calledBy(userIdentity)).session();
  }

  private static String console(String key, String created) {
    return "{'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333','accessKeyId':'"
        + key + "','sessionContext':{'attributes':{'creationDate':'" + created + "'}}}";
  }

  @Test
  void theManyKeysOfOneConsoleSignInAreOneSession() {
    assertThat(session(console("ASIAONE", "2026-03-01T09:00:00Z")))
        .isEqualTo(session(console("ASIATWO", "2026-03-01T09:00:00Z")))
        .isEqualTo(new Key("session:AIDAEXAMPLE@2026-03-01T09:00:00Z", "creation-date", EXACT));
  }

  @Test
  void twoSignInsAreTwoSessions() {
    assertThat(session(console("ASIAONE", "2026-03-01T09:00:00Z")))
        .isNotEqualTo(session(console("ASIAONE", "2026-03-01T09:00:01Z")));
  }

  @Test
  void theOlderSpellingOfADateIsTheSameSession() {
    assertThat(session(console("ASIAONE", "20260301T090000Z")).value())
        .isEqualTo("session:AIDAEXAMPLE@2026-03-01T09:00:00Z");
  }

  @Test
  void aDateInNoKnownSpellingIsKept() {
    assertThat(session(console("ASIAONE", "20261301T090000Z")).value())
        .isEqualTo("session:AIDAEXAMPLE@20261301T090000Z");
  }

  @Test
  void twoSessionNamesOfOneRoleAreTwoSessions() {
    String role =
        "{'type':'AssumedRole','principalId':'AROAEXAMPLE:%s','sessionContext':{'attributes':{'creationDate':'2026-03-01T09:00:00Z'}}}";
    assertThat(session(role.formatted("alice"))).isNotEqualTo(session(role.formatted("bob")));
  }

  @Test
  void aLongTermKeyIsOneNeverEndingSession() {
    assertThat(
            session("{'type':'IAMUser','principalId':'AIDAEXAMPLE','accessKeyId':'AKIAEXAMPLE'}"))
        .isEqualTo(new Key("key:AKIAEXAMPLE", "long-term-key", EXACT));
  }

  @Test
  void aTemporaryKeyWithoutContextIsStrongOnly() {
    assertThat(
            session("{'type':'IAMUser','principalId':'AIDAEXAMPLE','accessKeyId':'ASIAEXAMPLE'}"))
        .isEqualTo(new Key("key:ASIAEXAMPLE", "temporary-key", STRONG));
  }

  @Test
  void anEmptyKeyDoesNotHideTheSession() {
    assertThat(session(console("", "2026-03-01T09:00:00Z")).value())
        .isEqualTo("session:AIDAEXAMPLE@2026-03-01T09:00:00Z");
  }

  @Test
  void aServiceCallingOnForTheCallerIsMarked() {
    assertThat(
            session(
                "{'type':'IAMUser','principalId':'AIDAEXAMPLE','accessKeyId':'ASIAFRESH','invokedBy':'secretsmanager.amazonaws.com','sessionContext':{'attributes':{'creationDate':'2026-03-01T10:00:00Z'}}}"))
        .isEqualTo(
            new Key("session:AIDAEXAMPLE@2026-03-01T10:00:00Z", "forward-access-session", STRONG));
  }

  @Test
  void identityCenterTiesItsCallsByCredential() {
    assertThat(session(
            "{'type':'IdentityCenterUser','credentialId':'c-1','onBehalfOf':{'userId':'u-1'}}"))
        .isEqualTo(new Key("session:credential/c-1", "identity-center-credential", EXACT));
  }

  @Test
  void aServiceHasNoSession() {
    assertThat(session("{'type':'AWSService','invokedBy':'ec2.amazonaws.com'}"))
        .isEqualTo(Key.none("no-session"));
  }

  @Test
  void aConsoleSignInOpensTheSessionItDates() {
    Event signIn = event(
        "{'eventName':'ConsoleLogin','eventTime':'2026-03-01T09:00:00Z','userIdentity':{'type':'IAMUser','principalId':'AIDAEXAMPLE','accessKeyId':''},'responseElements':{'ConsoleLogin':'Success'}}");
    assertThat(EventKeys.of(signIn).session())
        .isEqualTo(new Key("session:AIDAEXAMPLE@2026-03-01T09:00:00Z", "sign-in", STRONG));
  }

  @Test
  void aFailedSignInOpensNothing() {
    Event failed = event(
        "{'eventName':'ConsoleLogin','eventTime':'2026-03-01T09:00:00Z','userIdentity':{'type':'IAMUser','principalId':'AIDAEXAMPLE'},'responseElements':{'ConsoleLogin':'Failure'}}");
    assertThat(EventKeys.of(failed).session()).isEqualTo(Key.none("no-session"));
  }

  @Test
  void theCredentialIsTheAccessKeyAsWritten() {
    assertThat(EventKeys.of(calledBy("{'type':'IAMUser','accessKeyId':'AKIAEXAMPLE'}"))
            .credential())
        .isEqualTo(new Key("AKIAEXAMPLE", "access-key", EXACT));
    assertThat(EventKeys.of(calledBy("{'type':'IAMUser','accessKeyId':''}")).credential())
        .isEqualTo(Key.none("no-access-key"));
  }
}
