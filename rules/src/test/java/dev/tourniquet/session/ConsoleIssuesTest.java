package dev.tourniquet.session;

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
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** The console, and who got in there or out by a command line. */
class ConsoleIssuesTest {

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
}
