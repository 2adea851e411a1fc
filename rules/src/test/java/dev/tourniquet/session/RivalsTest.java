package dev.tourniquet.session;

import static dev.tourniquet.session.Calls.USER;
import static dev.tourniquet.session.Calls.answer;
import static dev.tourniquet.session.Calls.asked;
import static dev.tourniquet.session.Calls.by;
import static dev.tourniquet.session.Calls.call;
import static dev.tourniquet.session.Calls.edges;
import static dev.tourniquet.session.Calls.role;
import static dev.tourniquet.session.Calls.step;
import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Several calls that could have issued the credentials of one session. */
class RivalsTest {

  private static final Event USED_ONE = by(role("job", "10:00:00", "ASIAONE"), "10:05:00");
  private static final Event USED_TWO = by(role("job", "10:00:00", "ASIATWO"), "10:06:00");

  private static Event workflow(String repository, String time, String key) {
    return call(
        "sts:AssumeRoleWithWebIdentity",
        time,
        "'userIdentity':{'type':'WebIdentityUser','principalId':'github:sts:" + repository
            + "','userName':'" + repository
            + "','identityProvider':'token.actions.githubusercontent.com'}," + asked("job") + ","
            + answer(key, "AROADEPLOY:job"));
  }

  private static Event ours(String time, String rest) {
    return call("sts:AssumeRole", time, "'userIdentity':" + USER + "," + rest);
  }

  private static Event outsider(String time, String key) {
    return call(
        "sts:AssumeRole",
        time,
        "'userIdentity':{'type':'AWSAccount','principalId':'AIDAJANE','accountId':'444455556666'},"
            + asked("job") + "," + answer(key, "AROADEPLOY:job"));
  }

  private static String given(String key) {
    return asked("job") + "," + answer(key, "AROADEPLOY:job");
  }

  /** Issuer, how sure, and among how many; the same in whatever order the calls are met. */
  private static Tuple found(Event used, Event... among) {
    List<Event> backwards = new ArrayList<>(List.of(among));
    Collections.reverse(backwards);
    SessionEdge step = step(used, among);
    assertThat(step(used, backwards.toArray(Event[]::new))).isEqualTo(step);
    return tuple(step.issue().issuer().principal().value(), step.confidence(), step.candidates());
  }

  @Test
  void twoWorkflowsInOneSecondAreTwoThatItMayHaveBeen() {
    assertThat(found(
            USED_ONE,
            USED_TWO,
            workflow("repo:acme/site", "10:00:00", "ASIAONE"),
            workflow("repo:acme/shop", "10:00:00", "ASIATWO")))
        .isEqualTo(tuple("oidc:token.actions.githubusercontent.com:repo:acme/site", WEAK, 2L));
  }

  @Test
  void oneWorkflowTwiceInOneSecondIsThatWorkflow() {
    assertThat(found(
            USED_ONE,
            USED_TWO,
            workflow("repo:acme/site", "10:00:00", "ASIAONE"),
            workflow("repo:acme/site", "10:00:00", "ASIATWO")))
        .isEqualTo(tuple("oidc:token.actions.githubusercontent.com:repo:acme/site", EXACT, 2L));
  }

  @Test
  void aKeyThatWasUsedDecidesAgainstOneThatWasNot() {
    assertThat(found(
            USED_TWO,
            workflow("repo:acme/site", "10:00:00", "ASIAONE"),
            workflow("repo:acme/shop", "10:00:00", "ASIATWO")))
        .isEqualTo(tuple("oidc:token.actions.githubusercontent.com:repo:acme/shop", EXACT, 1L));
  }

  @Test
  void withoutAKeyTwoIssuersInOneSecondAreNotSureAndOneIs() {
    Event other = by(role("job", "10:00:00", "ASIACONSOLE"), "10:05:00");
    Event mine = ours("10:00:00", given("ASIAONE"));
    Event theirs = call(
        "sts:AssumeRole",
        "10:00:00",
        "'userIdentity':" + USER.replace("jane", "joe").replace("JANE", "JOE") + ","
            + given("ASIATWO"));

    assertThat(found(other, mine, theirs))
        .isEqualTo(tuple("iamuser:111122223333:AIDAJANE", WEAK, 2L));
    assertThat(found(other, mine, ours("10:00:00", given("ASIATWO"))))
        .isEqualTo(tuple("iamuser:111122223333:AIDAJANE", EXACT, 2L));
  }

  @Test
  void anOutsidersSessionStaysTheirsWhenOneOfOursTakesTheRoleASecondLater() {
    assertThat(found(USED_ONE, outsider("10:00:00", "ASIAONE"), ours("10:00:01", given("ASIATWO"))))
        .isEqualTo(tuple("ext:444455556666:AIDAJANE", EXACT, 1L));
  }

  @Test
  void anOutsiderAndOneOfOursInOneSecondAreTwoThatItMayHaveBeen() {
    assertThat(edges(
            USED_ONE,
            USED_TWO,
            outsider("10:00:00", "ASIAONE"),
            ours("10:00:00", given("ASIATWO"))))
        .extracting(SessionEdge::confidence, SessionEdge::candidates)
        .containsExactly(tuple(WEAK, 2L));
  }

  @Test
  void theCopyInTheCallersOwnTrailTellsWhoItWas() {
    Event copy = outsider("10:00:00", "ASIAONE");

    assertThat(found(USED_ONE, copy, ours("10:00:00", given("ASIAONE"))))
        .isEqualTo(tuple("iamuser:111122223333:AIDAJANE", EXACT, 1L));
    assertThat(found(USED_ONE, copy, ours("10:00:00", asked("job"))))
        .isEqualTo(tuple("iamuser:111122223333:AIDAJANE", STRONG, 1L));
    assertThat(found(USED_ONE, copy, ours("10:00:00", given(""))))
        .isEqualTo(tuple("iamuser:111122223333:AIDAJANE", EXACT, 1L));
  }

  @Test
  void bothCallsOfAPodsCredentialsNameTheSamePod() {
    String subject =
        "'subject':{'namespace':'shop','serviceAccount':'cart'},'assumedRoleUser':{'assumedRoleId':'AROADEPLOY:job'}";
    Event byNode = call(
        "eks-auth:AssumeRoleForPodIdentity",
        "10:00:00",
        "'userIdentity':" + USER
            + ",'requestParameters':{'clusterName':'prod'},'responseElements':{" + subject + "}");
    Event byService = call(
        "sts:AssumeRole",
        "10:00:00",
        "'userIdentity':{'type':'AWSService','invokedBy':'pods.eks.amazonaws.com'},"
            + "'requestParameters':{'tags':[{'key':'eks-cluster-name','value':'prod'},"
            + "{'key':'kubernetes-namespace','value':'shop'},{'key':'kubernetes-service-account','value':'cart'}]},"
            + answer("", "AROADEPLOY:job"));

    assertThat(edges(USED_ONE, byNode, byService))
        .extracting(edge -> edge.issue().issuer().actor().value(), SessionEdge::confidence)
        .containsExactly(tuple("pod:111122223333:prod/shop/cart", EXACT));
  }
}
