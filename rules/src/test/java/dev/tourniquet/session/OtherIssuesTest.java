package dev.tourniquet.session;

import static dev.tourniquet.session.Calls.USER;
import static dev.tourniquet.session.Calls.answer;
import static dev.tourniquet.session.Calls.asked;
import static dev.tourniquet.session.Calls.by;
import static dev.tourniquet.session.Calls.call;
import static dev.tourniquet.session.Calls.edges;
import static dev.tourniquet.session.Calls.role;
import static dev.tourniquet.session.Calls.step;
import static dev.tourniquet.session.Calls.user;
import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** The console, Identity Center, workloads outside EC2, keys, and services that call on. */
class OtherIssuesTest {

  private static final String PERSON =
      "{'type':'IdentityCenterUser','accountId':'111122223333','credentialId':'c-1','onBehalfOf':{'userId':'u-1',"
          + "'identityStoreArn':'arn:aws:identitystore::111122223333:identitystore/d-1'}}";
  private static final String RESERVED =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef";

  private static Event signedIn(String time, String address) {
    return Event.parse(call(
            "signin:ConsoleLogin",
            time,
            "'userIdentity':{'type':'IAMUser','principalId':'AIDAJANE','accountId':'111122223333','userName':'jane'},"
                + "'additionalEventData':{'MFAUsed':'Yes'},'responseElements':{'ConsoleLogin':'Success'}")
        .record()
        .toString()
        .replace("203.0.113.7", address));
  }

  @Test
  void aConsoleSessionIsTheSignInOfTheSameFewSeconds() {
    Event used = by(user("10:00:03", "ASIACONSOLE"), "10:05:00");

    SessionEdge step = step(used, signedIn("10:00:00", "203.0.113.7"));

    assertThat(step.issue().kind()).isEqualTo(IssueKind.CONSOLE_LOGIN);
    assertThat(step.link()).isEqualTo(new Link(Link.Rule.SIGN_IN, EXACT, 3));
    assertThat(step.parent()).isEmpty();
    assertThat(step.issue().terms().mfa()).isTrue();
  }

  @Test
  void fromAnotherAddressItIsLessSureAndMinutesApartItIsAnother() {
    Event used = by(user("10:00:03", "ASIACONSOLE"), "10:05:00");

    assertThat(step(used, signedIn("10:00:00", "198.51.100.1")).link().confidence())
        .isEqualTo(STRONG);
    assertThat(edges(used, signedIn("09:58:00", "203.0.113.7"))).isEmpty();
  }

  @Test
  void aRoleSwitchedToInTheConsoleLeadsToTheSessionThatSwitched() {
    Event used = by(role("jane", "10:00:00", "ASIACONSOLE"), "10:05:00");
    Event assumed = call(
        "sts:AssumeRole",
        "10:00:00",
        "'userIdentity':" + user("09:00:00", "ASIAFIRST") + "," + asked("jane") + ","
            + answer("ASIAUNUSED", "AROADEPLOY:jane"));
    Event switched = call(
        "signin:SwitchRole",
        "10:00:00",
        "'userIdentity':{'type':'AssumedRole','principalId':'AROADEPLOY:jane','accountId':'111122223333'},"
            + "'additionalEventData':{'SwitchFrom':'arn:aws:iam::111122223333:user/jane'},"
            + "'responseElements':{'SwitchRole':'Success'}");

    assertThat(step(used, assumed, switched).parent())
        .isEqualTo("session:AIDAJANE@2026-03-01T09:00:00Z");
    assertThat(edges(used, assumed, switched))
        .extracting(edge -> edge.issue().kind())
        .containsExactly(IssueKind.ASSUME_ROLE, IssueKind.SWITCH_ROLE);
    assertThat(step(used, switched).issue().issuer().principal().value())
        .isEqualTo("iamuser:111122223333:name/jane");
  }

  @Test
  void aRoleThatTheConsoleRenewedLeadsToWhomItWasSwitchedFrom() {
    Event used = by(role("jane", "11:00:00", "ASIACONSOLE"), "11:05:00");
    Event renewed = call(
        "signin:RenewRole",
        "11:00:00",
        "'userIdentity':{'type':'AssumedRole','principalId':'AROADEPLOY:jane','accountId':'111122223333'},"
            + "'additionalEventData':{'SwitchFrom':'arn:aws:iam::111122223333:user/jane'},"
            + "'responseElements':{'RenewRole':'Success'}");

    SessionEdge step = step(used, renewed);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.RENEW_ROLE);
    assertThat(step.issue().issuer().principal().value())
        .isEqualTo("iamuser:111122223333:name/jane");
    assertThat(edges(by(role("jane", "12:00:00", "ASIACONSOLE"), "12:05:00"), renewed))
        .isEmpty();
  }

  @Test
  void leavingARoleTellsOfTheSessionAndIsNotFollowed() {
    Event used = by(role("jane", "10:00:00", "ASIACONSOLE"), "10:05:00");
    Event left = call(
        "signin:ExitRole",
        "10:30:00",
        "'userIdentity':" + role("jane", "10:00:00", "")
            + ",'responseElements':{'ExitRole':'Success'}");

    assertThat(edges(used, left))
        .extracting(edge -> edge.issue().kind(), SessionEdge::followed)
        .containsExactly(org.assertj.core.api.Assertions.tuple(IssueKind.EXIT_ROLE, false));
  }

  @Test
  void aLinkMadeFromStolenCredentialsLeadsIntoTheConsole() {
    Event console = Event.parse(by(role("job", "10:10:00", "ASIACONSOLE"), "10:11:00")
        .record()
        .toString()
        .replace("\"eventName\"", "\"sessionCredentialFromConsole\":\"true\",\"eventName\""));
    Event link = call(
        "signin:GetSigninToken",
        "10:09:00",
        "'userIdentity':" + role("job", "10:00:00", "ASIAJOB")
            + ",'responseElements':{'GetSigninToken':'Success'}");

    SessionEdge step = step(console, link);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.SIGNIN_TOKEN);
    assertThat(step.parent()).isEqualTo("session:AROADEPLOY:job@2026-03-01T10:00:00Z");
    assertThat(edges(by(role("job", "10:40:00", "ASIACONSOLE"), "10:41:00"), link))
        .isEmpty();
  }

  @Test
  void aCommandLineThatWasLoggedInLeadsToTheConsole() {
    String arn = "arn:aws:signin:us-east-1:111122223333:session/s-1";
    String cli = user("10:10:00", "ASIACLI")
        .replace("'attributes'", "'signInSessionArn':'" + arn + "','attributes'");
    Event authorized = call(
        "signin:CreateOAuth2Token",
        "10:09:59",
        "'userIdentity':" + user("09:00:00", "ASIACONSOLE")
            + ",'additionalEventData':{'signInSessionArn':'" + arn + "'}");

    SessionEdge step = step(by(cli, "10:12:00"), authorized);

    assertThat(step.link().rule()).isEqualTo(Link.Rule.SIGN_IN_SESSION);
    assertThat(step.confidence()).isEqualTo(EXACT);
    assertThat(step.parent()).isEqualTo("session:AIDAJANE@2026-03-01T09:00:00Z");
  }

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

  @Test
  void aPodIsNamedByItsServiceAccount() {
    Event issued = call(
        "sts:AssumeRole",
        "10:00:00",
        "'userIdentity':{'type':'AWSService','invokedBy':'pods.eks.amazonaws.com'},"
            + "'requestParameters':{'roleArn':'" + Calls.ROLE
            + "','roleSessionName':'eks-c-pod-1','tags':"
            + "[{'key':'eks-cluster-name','value':'c'},{'key':'kubernetes-namespace','value':'shop'},"
            + "{'key':'kubernetes-service-account','value':'cart'}]},"
            + answer("ASIAPOD", "AROADEPLOY:eks-c-pod-1"));

    SessionEdge step = step(by(role("eks-c-pod-1", "10:00:00", "ASIAPOD"), "10:05:00"), issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.POD_IDENTITY);
    assertThat(step.issue().issuer().actor().value()).isEqualTo("pod:111122223333:c/shop/cart");
  }

  @Test
  void aMachineOutsideIsNamedByItsCertificate() {
    Event issued = call(
        "rolesanywhere:CreateSession",
        "10:00:00",
        "'userIdentity':{'type':'Unknown'},'responseElements':{'credentialSet':[{'roleArn':'"
            + Calls.ROLE
            + "','sourceIdentity':'CN=build','credentials':{'accessKeyId':'ASIACERT'},'assumedRoleUser':"
            + "{'assumedRoleId':'AROADEPLOY:0a1b','arn':'arn:aws:sts::111122223333:assumed-role/Deploy/0a1b'}}]}");

    SessionEdge step = step(by(role("0a1b", "10:00:00", "ASIACERT"), "10:05:00"), issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.ROLES_ANYWHERE);
    assertThat(step.issue().issuer().actor().value())
        .isEqualTo("certificate:111122223333:CN=build");
  }

  @Test
  void anAppsUserIsNamedWhereDataEventsAreHeld() {
    Event issued = call(
        "cognito-identity:GetCredentialsForIdentity",
        "10:00:00",
        "'userIdentity':{'type':'Unknown'},'requestParameters':{'identityId':'us-east-1:7'},"
            + "'responseElements':{'credentials':{'accessKeyId':'ASIAAPP'}}");

    SessionEdge step = step(by(role("Cognito", "10:00:00", "ASIAAPP"), "10:05:00"), issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.COGNITO);
    assertThat(step.issue().issuer().principal().value())
        .isEqualTo("unknown:cognito-identity.amazonaws.com:us-east-1:7");
  }

  @Test
  void whoMadeALongTermKeyIsToldAndNotFollowed() {
    Event used = by(USER.replace("AKIAJANE", "AKIANEW").replace("jane", "batch"), "12:00:00");
    Event made = call(
        "iam:CreateAccessKey",
        "10:00:00",
        "'userIdentity':" + USER + ",'responseElements':{'accessKey':{'accessKeyId':'AKIANEW'}}");

    assertThat(edges(used, made))
        .extracting(edge -> edge.issue().kind(), SessionEdge::followed)
        .containsExactly(org.assertj.core.api.Assertions.tuple(IssueKind.ACCESS_KEY, false));
  }

  @Test
  void aServiceThatCalledOnLeadsToTheSessionThatCalledIt() {
    String forwarded = user("10:00:30", "ASIAFAS")
        .replace("'userName'", "'invokedBy':'secretsmanager.amazonaws.com','userName'");
    Event on = call("kms:Decrypt", "10:00:30", "'userIdentity':" + forwarded);
    Event caller = call("secretsmanager:GetSecretValue", "10:00:00", "'userIdentity':" + USER);

    SessionEdge step = step(on, caller);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.FORWARDED);
    assertThat(step.confidence()).isEqualTo(WEAK);
    assertThat(step.parent()).isEqualTo("key:AKIAJANE");
    assertThat(edges(on, call("s3:GetObject", "10:00:00", "'userIdentity':" + USER)))
        .isEmpty();
    assertThat(
            edges(on, call("secretsmanager:GetSecretValue", "09:00:00", "'userIdentity':" + USER)))
        .isEmpty();
  }

  @Test
  void nothingOfHostileShapeIsThrown() {
    for (String call : new String[] {
      "sts:AssumeRole",
      "rolesanywhere:CreateSession",
      "sso:Federate",
      "signin:SwitchRole",
      "sts:AssumeRoot",
      "eks-auth:AssumeRoleForPodIdentity",
      "iam:CreateAccessKey"
    }) {
      assertThat(Issues.of(call(
              call,
              "10:00:00",
              "'userIdentity':[],'requestParameters':[1],'responseElements':'x'")))
          .isEmpty();
      assertThat(Issues.of(
              Event.parse("{\"eventSource\":\"sts.amazonaws.com\",\"eventName\":\"AssumeRole\"}")))
          .isEmpty();
    }
  }
}
