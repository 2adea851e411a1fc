package dev.tourniquet.session;

import static dev.tourniquet.session.Calls.USER;
import static dev.tourniquet.session.Calls.answer;
import static dev.tourniquet.session.Calls.by;
import static dev.tourniquet.session.Calls.call;
import static dev.tourniquet.session.Calls.edges;
import static dev.tourniquet.session.Calls.role;
import static dev.tourniquet.session.Calls.step;
import static dev.tourniquet.session.Calls.user;
import static dev.tourniquet.trail.Confidence.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** Workloads outside EC2, keys, and services that call on. */
class OtherIssuesTest {

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
      "sso:CreateToken",
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
