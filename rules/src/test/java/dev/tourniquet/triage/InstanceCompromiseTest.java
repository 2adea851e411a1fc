package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.AddressSign.How;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The credentials of an instance with someone else, and everything that looks alike. */
class InstanceCompromiseTest {

  private static final String ROLE = "AWS::IAM::Role|aws|111122223333|global|Web";
  private static final String INSTANCE = "i-0dbc91f429e48eeed";
  private static final String HOME = "3.225.16.109";
  private static final String LINUX = "aws-sdk-go/1.4 (go1.20; linux; amd64) os/linux";

  private static Event call(String id, int minutes, String ip, String delivery, String agent) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "ListUsers", "readOnly": true,
         "sourceIPAddress": "%s", "userAgent": "%s", "requestParameters": null,
         "userIdentity": {"type": "AssumedRole", "principalId": "AROAQQQQQQQQQQQQQQQQ2:%s",
          "arn": "arn:aws:sts::111122223333:assumed-role/Web/%s", "accountId": "111122223333",
          "accessKeyId": "ASIAQQQQQQQQQQQQQQQQ", "sessionContext": {"ec2RoleDelivery": "%s",
           "attributes": {"creationDate": "2026-03-01T13:50:00Z"},
           "sessionIssuer": {"type": "Role", "principalId": "AROAQQQQQQQQQQQQQQQQ2",
            "accountId": "111122223333", "userName": "Web",
            "arn": "arn:aws:iam::111122223333:role/Web"}}}}""".formatted(ip, agent, INSTANCE, INSTANCE, delivery));
  }

  private static AddressSign agentAt(String address) {
    Instant time = NOW.minusSeconds(600);
    return new AddressSign(How.AGENT, address, INSTANCE, time, time, "a1");
  }

  private static Story instance() {
    return Story.of(Rules.compromisedInstance(), ROLE).beginning("e1").coveredDays(1);
  }

  private static boolean isFinding(Story story) {
    return Triage.isFinding(story.file());
  }

  @Test
  void credentialsAwayFromTheirAgentAreSickWhereTheRoleMayWriteOrRead() {
    Story story = instance()
        .with(call("e1", 0, STRANGE, "1.0", LINUX))
        .saying(agentAt(HOME))
        .may("DATA_READER");

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(story.judged().signs().get(0).answer())
        .contains("Its credentials left the instance: the agent on " + INSTANCE);
  }

  @Test
  void aRoleThatMayDoNothingIsNoFinding() {
    assertThat(isFinding(instance()
            .with(call("e1", 0, STRANGE, "1.0", LINUX))
            .saying(agentAt(HOME))
            .may("NONE")))
        .isFalse();
  }

  @Test
  void whatTheRoleMayDoBeingUnknownIsAGapAndCalmsNobody() {
    Story story = instance().with(call("e1", 0, STRANGE, "1.0", LINUX)).saying(agentAt(HOME));

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().verdict()).isGreaterThanOrEqualTo(Verdict.MAYBE);
    assertThat(story.judged().gaps())
        .anyMatch(gap -> gap.startsWith("compromise: what role Web (session " + INSTANCE));
  }

  @Test
  void theInstanceAtHomeIsNoFinding() {
    assertThat(isFinding(instance()
            .with(call("e1", 0, HOME, "2.0", LINUX))
            .saying(agentAt(HOME))
            .may("ADMIN")))
        .isFalse();
  }

  @Test
  void anAddressOfEachKindIsOneHostWithBoth() {
    assertThat(isFinding(instance()
            .with(call("e1", 0, "2600:1f18::9", "2.0", LINUX))
            .saying(agentAt(HOME))
            .may("ADMIN")))
        .isFalse();
  }

  @Test
  void credentialsFetchedTheOldWayBesideTheNewOneAreASign() {
    Story story = instance()
        .with(
            call("e0", -5, "3.225.200.9", "2.0", LINUX), call("e1", 0, "3.225.16.9", "1.0", LINUX))
        .may("ADMIN");

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().signs().get(0).answer())
        .contains("Its credentials were fetched without a token, while ListUsers from 3.225.200.9");
    assertThat(isFinding(instance()
            .with(
                call("e0", -5, "3.225.200.9", "2.0", LINUX),
                call("e1", 0, "3.225.16.9", "2.0", LINUX))
            .may("ADMIN")))
        .isFalse();
  }

  @Test
  void anotherOperatingSystemIsASign() {
    Story story = instance()
        .with(
            call("e0", -5, "3.225.200.9", "2.0", LINUX),
            call("e1", 0, "3.225.16.9", "2.0", "aws-cli/2.12 Python/3.11 Darwin/22.5.0"))
        .may("ADMIN");

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().signs().get(0).answer())
        .contains("It came with macOS, and the instance runs Linux");
  }

  @Test
  void aPersonWhoNamesASessionLikeAnythingElseIsNoInstance() {
    Event person = event("e1", 0, """
        {"eventSource": "iam.amazonaws.com", "eventName": "ListUsers", "readOnly": true,
         "sourceIPAddress": "%s", "userAgent": "x", "userIdentity": %s}""".formatted(STRANGE, Shares.PERSON));

    assertThat(isFinding(instance().with(person).may("ADMIN"))).isFalse();
  }
}
