package dev.tourniquet.session;

import static dev.tourniquet.session.Calls.by;
import static dev.tourniquet.session.Calls.call;
import static dev.tourniquet.session.Calls.edges;
import static dev.tourniquet.session.Calls.onDay;
import static dev.tourniquet.session.Calls.role;
import static dev.tourniquet.session.Calls.step;
import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The portal and the command lines of Identity Center. */
class IdentityCenterIssuesTest {

  private static final String PERSON =
      "{'type':'IdentityCenterUser','accountId':'111122223333','credentialId':'c-1','onBehalfOf':{'userId':'u-1',"
          + "'identityStoreArn':'arn:aws:identitystore::111122223333:identitystore/d-1'}}";
  private static final String RESERVED =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef";

  @Test
  void thePortalGivesAPermissionSetInTheSecondTheSessionBegan() {
    Event used = by(role("AROASSO", RESERVED, "jane", "10:00:00", "ASIASSO", ""), "10:05:00");
    Event given = given("10:00:01", PERSON);

    SessionEdge step = step(used, given);

    assertThat(step.link()).isEqualTo(new Link(Link.Rule.PERMISSION_SET_AND_SECOND, STRONG, -1));
    assertThat(step.parent()).isEqualTo("session:credential/c-1");
    assertThat(step.issue().issuer().principal().value()).isEqualTo("idc:d-1:u-1");
    assertThat(
            step(used, given, given("10:00:00", PERSON.replace("-1'", "-2'"))).confidence())
        .isEqualTo(WEAK);
    assertThat(edges(used, given("10:00:05", PERSON))).isEmpty();
  }

  private static Event given(String time, String who) {
    return call(
        "sso:GetRoleCredentials",
        time,
        "'eventType':'AwsServiceEvent','userIdentity':" + who
            + ",'requestParameters':null,'serviceEventDetails':{'account_id':'111122223333','role_name':'Admin'}");
  }

  @Test
  void thePortalsSessionLeadsToTheSignInOfTheSameUser() {
    Event portal = given("10:00:00", PERSON);
    Event signIn = call(
        "signin:UserAuthentication",
        "09:55:00",
        "'userIdentity':" + PERSON.replace("'credentialId':'c-1',", "")
            + ",'additionalEventData':{'AuthWorkflowID':'w'}");

    assertThat(step(portal, signIn).issue().kind()).isEqualTo(IssueKind.IDENTITY_CENTER_SIGN_IN);
    assertThat(edges(given("10:20:00", PERSON), signIn)).isEmpty();
  }

  /** Of the shape that the IAM Identity Center User Guide gives as an example of a CloudTrail log entry. */
  private static Event token(String time, String who, String service) {
    return call(
        service + ":CreateToken",
        time,
        "'userIdentity':" + who
            + ",'requestParameters':{'grantType':'urn:ietf:params:oauth:grant-type:device_code'},"
            + "'responseElements':{'accessToken':'HIDDEN_DUE_TO_SECURITY_REASONS','expiresIn':28800}");
  }

  @Test
  void aCommandLineOfIdentityCenterLeadsToTheTokenWithTheSameCredentialId() {
    Event given = given("17:00:00", PERSON);
    for (String service : List.of("sso", "sso-oauth")) {
      Event made = token("10:00:00", PERSON, service);
      SessionEdge step = step(given, made);

      assertThat(step.issue().kind()).isEqualTo(IssueKind.IDENTITY_CENTER_TOKEN);
      // The call that makes the token carries its credential id as well: the session begins with
      // it.
      assertThat(step.link()).isEqualTo(new Link(Link.Rule.CREDENTIAL_ID, EXACT, 0));
      assertThat(step.parent()).isEmpty();
      assertThat(step.issue().issuer().principal().value()).isEqualTo("idc:d-1:u-1");
    }
  }

  @Test
  void aTokenOfAnotherCredentialIsNotItsOwn() {
    Event given = given("17:00:00", PERSON);
    assertThat(edges(given, token("10:00:00", PERSON.replace("c-1", "c-2"), "sso")))
        .isEmpty();
    assertThat(edges(given, token("17:05:00", PERSON, "sso"))).isEmpty();
    assertThat(edges(given, token("10:00:00", PERSON.replace("'credentialId':'c-1',", ""), "sso")))
        .isEmpty();
  }

  /** As the lake does, which looks for what issued a session no more than two days before it. */
  @Test
  void aTokenOfThreeDaysBeforeIsNoCandidate() {
    Event given = onDay(4, given("17:00:00", PERSON));
    Event twoDaysBefore = onDay(2, token("10:00:00", PERSON, "sso"));
    Event threeDaysBefore = onDay(1, token("10:00:00", PERSON, "sso"));

    assertThat(edges(given, twoDaysBefore, threeDaysBefore))
        .filteredOn(edge -> edge.day().getDayOfMonth() == 4)
        .extracting(edge -> edge.issue().call().eventId())
        .containsExactly(twoDaysBefore.id());
  }
}
