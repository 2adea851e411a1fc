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
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

class StsIssuesTest {

  private static final Event USED = by(role("job", "10:00:00", "ASIAJOB"), "10:05:00");

  private static Event assumed(String time, String rest) {
    return call("sts:AssumeRole", time, "'userIdentity':" + USER + "," + rest);
  }

  @Test
  void theAccessKeyTiesBothForCertain() {
    SessionEdge step =
        step(USED, assumed("10:00:00", asked("job") + "," + answer("ASIAJOB", "AROADEPLOY:job")));

    assertThat(step.link()).isEqualTo(new Link(Link.Rule.ACCESS_KEY, EXACT, 0));
    assertThat(step.issue().kind()).isEqualTo(IssueKind.ASSUME_ROLE);
    assertThat(step.parent()).isEqualTo("key:AKIAJANE");
    assertThat(step.issue().issuer().principal().value())
        .isEqualTo("iamuser:111122223333:AIDAJANE");
    assertThat(step.confidence()).isEqualTo(EXACT);
  }

  @Test
  void anotherKeyOfTheSameSessionIsTiedByIdAndSecond() {
    SessionEdge step =
        step(USED, assumed("10:00:00", asked("job") + "," + answer("ASIAOTHER", "AROADEPLOY:job")));

    assertThat(step.link()).isEqualTo(new Link(Link.Rule.ASSUMED_ROLE_ID, EXACT, 0));
  }

  @Test
  void aSecondApartIsLessSureAndThreeAreNothing() {
    String other = asked("job") + "," + answer("ASIAOTHER", "AROADEPLOY:job");

    assertThat(step(USED, assumed("10:00:01", other)).link())
        .isEqualTo(new Link(Link.Rule.ASSUMED_ROLE_ID, STRONG, -1));
    assertThat(edges(USED, assumed("10:00:03", other))).isEmpty();
  }

  @Test
  void withoutAnAnswerRoleSessionNameAndSecondDecide() {
    SessionEdge step = step(USED, assumed("10:00:00", asked("job")));

    assertThat(step.link()).isEqualTo(new Link(Link.Rule.ROLE_AND_SESSION_NAME, STRONG, 0));
  }

  @Test
  void anotherSessionNameOrRoleOrAFailedCallIssuedNothing() {
    Event refused = assumed(
        "10:00:00", "'errorCode':'AccessDenied','requestParameters':null,'responseElements':null");

    assertThat(edges(USED, assumed("10:00:00", asked("another")))).isEmpty();
    assertThat(edges(USED, assumed("10:00:00", asked("job").replace("Deploy", "Read"))))
        .isEmpty();
    assertThat(edges(USED, refused)).isEmpty();
  }

  @Test
  void aKeySeenLongAfterItEndedWasNotIssuedByThatCall() {
    Event early = call(
        "sts:AssumeRole",
        "10:00:00",
        "'userIdentity':" + USER + "," + asked("job") + "," + answer("ASIAJOB", "AROADEPLOY:job"));
    Event late = Event.parse(USED.record().toString().replace("2026-03-01", "2026-03-02"));

    assertThat(edges(late, early)).isEmpty();
  }

  @Test
  void anInstanceProfileIsTheServiceAndTheInstanceBehindIt() {
    Event used = by(
        role("AROADEPLOY", Calls.ROLE, "i-0abcdef0123456789", "10:00:00", "ASIAJOB", ""),
        "10:05:00");
    Event issued = call(
        "sts:AssumeRole",
        "10:00:00",
        "'userIdentity':{'type':'AWSService','invokedBy':'ec2.amazonaws.com'},"
            + asked("i-0abcdef0123456789")
            + ",'responseElements':{'credentials':{'accessKeyId':'ASIAJOB'}}");

    SessionEdge step = step(used, issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.SERVICE_ROLE);
    assertThat(step.parent()).isEmpty();
    assertThat(step.issue().issuer().principal().value())
        .isEqualTo("service:ec2.amazonaws.com:111122223333");
    assertThat(step.issue().issuer().actor().value())
        .isEqualTo("instance:111122223333:i-0abcdef0123456789");
  }

  @Test
  void aFunctionIsNamedByItsSessionAndTheServicesOwnCheckIsNot() {
    String service = "'userIdentity':{'type':'AWSService','invokedBy':'lambda.amazonaws.com'},";

    assertThat(Issues.of(call("sts:AssumeRole", "10:00:00", service + asked("resize"))))
        .extracting(issue -> issue.issuer().actor().value())
        .containsExactly("function:111122223333:resize");
    assertThat(Issues.of(call("sts:AssumeRole", "10:00:00", service + asked("awslambda_1_2"))))
        .extracting(issue -> issue.issuer().actor().value())
        .containsExactly("service:lambda.amazonaws.com:111122223333");
  }

  @Test
  void aPersonComesInBySamlWithAnotherKeyThanWasIssued() {
    Event signedIn = call(
        "sts:AssumeRoleWithSAML",
        "10:00:00",
        "'userIdentity':{'type':'SAMLUser','principalId':'q:jane','userName':'jane@example.com',"
            + "'identityProvider':'AWSSSO_0123_DO_NOT_DELETE'}," + asked("job") + ","
            + answer("ASIAPORTAL", "AROADEPLOY:job"));

    SessionEdge step = step(USED, signedIn);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.SAML);
    assertThat(step.confidence()).isEqualTo(EXACT);
    assertThat(step.issue().issuer().principal().value())
        .isEqualTo("saml:AWSSSO_0123_DO_NOT_DELETE:jane@example.com");
  }

  @Test
  void aWorkflowComesInByItsSubject() {
    Event issued = call(
        "sts:AssumeRoleWithWebIdentity",
        "10:00:00",
        "'userIdentity':{'type':'WebIdentityUser','principalId':'github:sts:repo','userName':'repo:acme/site:ref:main',"
            + "'identityProvider':'token.actions.githubusercontent.com'}," + asked("job") + ","
            + answer("ASIAJOB", "AROADEPLOY:job"));

    SessionEdge step = step(USED, issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.WEB_IDENTITY);
    assertThat(step.issue().issuer().principal().value())
        .isEqualTo("oidc:token.actions.githubusercontent.com:repo:acme/site:ref:main");
  }

  @Test
  void rootOfAMemberAccountMayBeTheManagementAccount() {
    Event used = by(
        "{'type':'Root','principalId':'444455556666','arn':'arn:aws:iam::444455556666:root','accountId':'444455556666',"
            + "'accessKeyId':'ASIAROOT','sessionContext':{'attributes':{'creationDate':'2026-03-01T10:00:00Z'}}}",
        "10:05:00");
    Event issued = call(
        "sts:AssumeRoot",
        "10:00:00",
        "'userIdentity':" + USER
            + ",'requestParameters':{'targetPrincipal':'444455556666','taskPolicyArn':{'arn':'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'}},"
            + "'responseElements':{'credentials':{'accessKeyId':'ASIAROOT'}}");

    SessionEdge step = step(used, issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.ASSUME_ROOT);
    assertThat(step.parent()).isEqualTo("key:AKIAJANE");
    assertThat(step.issue().terms().sessionPolicy()).endsWith("S3UnlockBucketPolicy");
  }

  @Test
  void aUsersOwnTemporaryCredentialsLeadToItsKey() {
    Event issued = call(
        "sts:GetSessionToken",
        "10:00:00",
        "'userIdentity':" + USER
            + ",'requestParameters':{'serialNumber':'arn:aws:iam::111122223333:mfa/jane'},"
            + "'responseElements':{'credentials':{'accessKeyId':'ASIATOKEN'}}");

    SessionEdge step = step(by(user("10:00:00", "ASIATOKEN"), "10:05:00"), issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.SESSION_TOKEN);
    assertThat(step.parent()).isEqualTo("key:AKIAJANE");
    assertThat(step.issue().terms().mfa()).isTrue();
  }

  @Test
  void aFederatedNameLeadsToTheUserThatLentItsPermissions() {
    Event used = by(
        "{'type':'FederatedUser','principalId':'111122223333:guest','arn':'arn:aws:sts::111122223333:federated-user/guest',"
            + "'accountId':'111122223333','accessKeyId':'ASIAGUEST','sessionContext':{'sessionIssuer':{'type':'IAMUser',"
            + "'principalId':'AIDAJANE'},'attributes':{'creationDate':'2026-03-01T10:00:00Z'}}}",
        "10:05:00");
    Event issued = call(
        "sts:GetFederationToken",
        "10:00:00",
        "'userIdentity':" + USER
            + ",'requestParameters':{'name':'guest','policy':'everything'},'responseElements':{'credentials':"
            + "{'accessKeyId':'ASIAOTHER'},'federatedUser':{'federatedUserId':'111122223333:guest'}}");

    SessionEdge step = step(used, issued);

    assertThat(step.issue().kind()).isEqualTo(IssueKind.FEDERATION_TOKEN);
    assertThat(step.link().rule()).isEqualTo(Link.Rule.ASSUMED_ROLE_ID);
    assertThat(step.issue().terms().sessionPolicy()).isEqualTo("everything");
  }

  @Test
  void aCallerFromAnotherAccountIsTakenFromItsOwnTrail() {
    String caller =
        "'userIdentity':{'type':'AWSAccount','principalId':'AIDAJANE','accountId':'444455556666'},";
    String rest = asked("job") + "," + answer("ASIAJOB", "AROADEPLOY:job");
    Event copy = call("sts:AssumeRole", "10:00:00", caller + rest);
    Event own = assumed("10:00:00", asked("job"));

    assertThat(step(USED, copy, own).parent()).isEqualTo("key:AKIAJANE");
    assertThat(step(USED, copy).issue().issuer().foreign()).isTrue();
  }
}
