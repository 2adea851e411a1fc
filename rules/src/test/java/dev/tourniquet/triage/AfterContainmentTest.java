package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.BUILDER;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.denyBuilder;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Shares.remove;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The run after a containment looks whether it worked. */
class AfterContainmentTest {

  private static Event call(String id, int minutes, String source, String operation, String error) {
    return event(id, minutes, """
        {"eventSource": "%s.amazonaws.com", "eventName": "%s", "readOnly": true, "sourceIPAddress": "%s",
         "errorCode": "%s", "userIdentity": %s}""".formatted(source, operation, STRANGE, error, BUILDER));
  }

  private static Story contained(Event... after) {
    return new Story()
        .with(image("e1", 0, STRANGE, add(STRANGER)), denyBuilder("deny", 10))
        .with(after);
  }

  private static Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.file()));
  }

  @Test
  void callsThatStillSucceedAreShownAndNothingIsContained() {
    Story story = contained(call("late", 30, "ec2", "DescribeInstances", ""));

    assertThat(ask(new Continuing(), story).text())
        .isEqualTo("ImageBuilder is not stopped: 1 call of it succeeded more than 5 minutes after"
            + " PutUserPolicy, the last DescribeInstances at 2026-03-01 14:35 UTC from 198.51.100.77."
            + " Look for another credential.");
    assertThat(ask(new Containment(), story).reading()).isEqualTo(Reading.SICK);
    assertThat(ask(new Containment(), story).evidence()).containsExactly("deny", "late");
    Finding finding = story.judged();
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    assertThat(finding.stopTheBleed()).isTrue();
  }

  /** The case of a story in which so many calls around the event were made that later ones are held apart. */
  private static Case cut(Story story, Event... later) {
    CaseFile file = story.file();
    Pivots held = file.pivots();
    Pivots pivots = new Pivots(
        held.onResource(),
        held.byIdentity().with(List.of(later)),
        held.bySession(),
        held.byCredential().with(List.of(later)),
        held.byIp());
    return Case.of(new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        pivots,
        file.related(),
        file.background()));
  }

  @Test
  void callsBeyondTheNearestHundredStillCount() {
    Case c = cut(contained(), call("late", 500, "ec2", "DescribeInstances", ""));

    assertThat(StillCalling.of(c).orElseThrow().evidence()).containsExactly("late");
    assertThat(new Continuing().ask(c).text()).startsWith("ImageBuilder is not stopped");
    assertThat(Triage.judge(c.file()).bleeding()).isEqualTo(Bleeding.YES);
    assertThat(Triage.judge(c.file()).actor().stoppedAt()).isNull();
  }

  @Test
  void theLastCallIsThatOfAllHeldAndSaysWhoseItIs() {
    Event other =
        event("console", 600, """
        {"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "sourceIPAddress": "%s",
         "userIdentity": %s}""".formatted(STRANGE, BUILDER.replace("AKIAQQ", "AKIAXX")));
    Story story = new Story().with(image("e1", 0, STRANGE, add(STRANGER)), other);

    Answer answer = new Continuing().ask(cut(story, call("late", 500, "ec2", "StopInstances", "")));
    assertThat(answer.text())
        .isEqualTo("Nothing held says that ImageBuilder was stopped; the last call held of this key"
            + " is StopInstances at 2026-03-01 22:25 UTC, of the same caller ListBuckets at"
            + " 2026-03-02 00:05 UTC.");
    assertThat(answer.evidence()).containsExactly("late", "console");
  }

  /** Sessions from before 14:15 are revoked. */
  private static Event revoked() {
    return event("revoked", 10, """
        {"eventSource": "iam.amazonaws.com", "eventName": "PutRolePolicy", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s,
         "requestParameters": {"roleName": "AWSReservedSSO_BeanstalkAdmin_0123456789abcdef", "policyName": "Revoke",
           "policyDocument": "{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"DateLessThan\\":{\\"aws:TokenIssueTime\\":\\"2026-03-01T14:15:00Z\\"}}}]}"}}""".formatted(Shares.RESPONDER));
  }

  private static Event again(String address, String name) {
    String person = Shares.PERSON
        .replace("ASIAQQ", "ASIAXX")
        .replace("13:50:00", "14:40:00")
        .replace("jane@", name + "@");
    return event(name + address, 40, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": true,
         "sourceIPAddress": "%s", "userIdentity": %s}""".formatted(address, person));
  }

  @Test
  void whoBeginsAnotherSessionFromThereAfterAllWereRevokedIsNotStopped() {
    Story story =
        new Story().with(image("e1", 0, STRANGE, add(STRANGER), Shares.PERSON), revoked());
    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.NOT_SICK);
    assertThat(ask(new Continuing(), story.with(again("203.0.113.9", "john"))).reading())
        .as("somebody else from elsewhere")
        .isEqualTo(Reading.NOT_SICK);
    assertThat(ask(new Continuing(), story.with(again(STRANGE, "john"))).reading())
        .isEqualTo(Reading.SICK);
  }

  @Test
  void ofAnAddressThatManyShareOnlyTheSamePersonCounts() {
    Story story = new Story()
        .with(image("e1", 0, Story.OFFICE, add(STRANGER), Shares.PERSON), revoked())
        .with(again(Story.OFFICE, "john"));
    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.NOT_SICK);
    assertThat(ask(new Continuing(), story.with(again(Story.OFFICE, "jane"))).reading())
        .isEqualTo(Reading.SICK);
  }

  @Test
  void refusedCallsAndThoseWithinFiveMinutesMeanThatItWorked() {
    Story story = contained(
        call("refused", 30, "ec2", "DescribeInstances", "Client.UnauthorizedOperation"),
        call("soon", 14, "ec2", "DescribeInstances", ""));

    assertThat(ask(new Continuing(), story).text())
        .startsWith("ImageBuilder was stopped by PutUserPolicy");
    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.PARTLY);
  }

  @Test
  void askingWhoOneIsCannotBeDeniedAndProvesNothing() {
    Story story = contained(call("who", 30, "sts", "GetCallerIdentity", ""));
    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.NOT_SICK);
  }

  @Test
  void aDenyOutsideTheUsualAddressesIsJudgedByTheStrangeOne() {
    Event deny = event("deny", 10, """
        {"eventSource": "iam.amazonaws.com", "eventName": "PutUserPolicy", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s,
         "requestParameters": {"userName": "ImageBuilder", "policyName": "TourniquetUsualAddressesOnly",
           "policyDocument": "{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{}}]}"}}""".formatted(Shares.RESPONDER));
    Event office = event("batch", 40, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage", "sourceIPAddress": "%s",
         "userIdentity": %s}""".formatted(Story.OFFICE, BUILDER));
    Story story = new Story().with(image("e1", 0, STRANGE, add(STRANGER)), deny, office);

    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.NOT_SICK);
    assertThat(ask(new Continuing(), story.with(call("late", 41, "ec2", "DescribeInstances", "")))
            .reading())
        .isEqualTo(Reading.SICK);
  }

  @Test
  void whereNothingLaterIsHeldTheStopStands() {
    assertThat(StillCalling.of(Case.of(contained().file()))).isEmpty();
  }

  @Test
  void theRespondersContainmentChangesTheBleedingAndNotTheFinding() {
    Story before = new Story().with(image("e1", 0, STRANGE, add(STRANGER)));
    Story after = new Story()
        .with(
            image("e1", 0, STRANGE, add(STRANGER)),
            image("e2", 9, "203.0.113.9", remove(STRANGER), Shares.RESPONDER));

    Finding finding = after.judged();

    assertThat(finding.id()).isEqualTo(before.judged().id());
    assertThat(finding.verdict()).isEqualTo(before.judged().verdict());
    assertThat(finding.actor().principal()).isEqualTo(before.judged().actor().principal());
    assertThat(before.judged().bleeding()).isEqualTo(Bleeding.YES);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.PARTLY);
    assertThat(ask(new Containment(), after).text())
        .startsWith(
            "Stopped by ModifyImageAttribute by IncidentResponse at 2026-03-01 14:14 UTC (a responder).");
  }

  @Test
  void aMarkInTheUserAgentIsQuotedAndClearsNothing() {
    Event marked = event("e2", 9, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "readOnly": false,
         "sourceIPAddress": "%s", "userAgent": "aws-sdk-java tourniquet-contain/f1", "userIdentity": %s,
         "requestParameters": {"imageId": "%s", "launchPermission": %s}, "responseElements": {"_return": true}}""".formatted(STRANGE, BUILDER, Shares.IMAGE, remove(STRANGER)));
    Story story = new Story().with(image("e1", 0, STRANGE, add(STRANGER)), marked);

    assertThat(ask(new Containment(), story).text())
        .contains("(says that it is a containment by Tourniquet)");
    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
  }

  @Test
  void theFindingSaysSinceWhenTheCallerIsStoppedAndNothingWhileItIsNot() {
    assertThat(contained().judged().actor().stoppedAt()).isEqualTo(Story.NOW.plusSeconds(600));
    assertThat(contained(call("late", 30, "ec2", "DescribeInstances", ""))
            .judged()
            .actor()
            .stoppedAt())
        .isNull();
    assertThat(new Story()
            .with(image("e1", 0, STRANGE, add(STRANGER)), image("e2", 9, STRANGE, remove(STRANGER)))
            .judged()
            .actor()
            .stoppedAt())
        .as("the share was taken back, the caller was not stopped")
        .isNull();
  }
}
