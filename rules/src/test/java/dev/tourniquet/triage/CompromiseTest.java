package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A privileged identity that is not itself any more, and everything that looks alike. */
class CompromiseTest {

  private static final String USER = "AWS::IAM::User|aws|111122223333|global|ImageBuilder";
  private static final String ROLE =
      "AWS::IAM::Role|aws|111122223333|global|AWSReservedSSO_BeanstalkAdmin_0123456789abcdef";

  private static Story user() {
    return Story.of(Rules.compromisedIdentity(), USER).beginning("e1").batchDays(40);
  }

  private static Event call(String id, int minutes, String ip, String operation, String who) {
    String[] parts = operation.split(":", 2);
    return event(id, minutes, """
        {"eventSource": "%s.amazonaws.com", "eventName": "%s", "readOnly": true,
         "sourceIPAddress": "%s", "userAgent": "Boto3/1.34", "userIdentity": %s}""".formatted(parts[0], parts[1], ip, who));
  }

  private static Event asks(String ip) {
    return call("e1", 0, ip, "sts:GetCallerIdentity", Shares.BUILDER);
  }

  private static boolean isFinding(Story story) {
    return Triage.isFinding(story.file());
  }

  @Test
  void twoWeakSignsOfAnAdministratorAreSick() {
    Story story = user().with(asks(STRANGE)).may("ADMIN");

    assertThat(isFinding(story)).isTrue();
    Finding finding = story.judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.stopTheBleed()).isTrue();
    assertThat(finding.signs().get(0).answer())
        .startsWith(
            "ImageBuilder may not be itself from 2026-03-01 14:05 UTC on: 0 strong signs, 2 weak ones.")
        .contains("Its first call from there was GetCallerIdentity");
  }

  @Test
  void aNewNetworkAloneIsNoFinding() {
    assertThat(isFinding(user()
            .with(call("e1", 0, STRANGE, "ec2:DescribeImages", Shares.BUILDER))
            .may("ADMIN")))
        .isFalse();
  }

  @Test
  void theOfficeIsNoFindingWhateverIsCalled() {
    assertThat(isFinding(user().with(asks(OFFICE)).may("ADMIN"))).isFalse();
  }

  @Test
  void whoMayDoLittleIsNoFinding() {
    assertThat(isFinding(user().with(asks(STRANGE)).may("RESOURCE_CONSTRAINED")))
        .isFalse();
    assertThat(isFinding(user().with(asks(STRANGE)).may("WIDE_BOUNDED"))).isFalse();
    assertThat(isFinding(user()
            .with(asks(STRANGE))
            .may(
                "WIDE_BOUNDED",
                "destructiveActions: s3:DeleteObject",
                "dataReadActions: s3:GetObject")))
        .isTrue();
  }

  @Test
  void thatItsPermissionsAreNotKnownIsAGapAndCalmsNobody() {
    Story story = user().with(asks(STRANGE));

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(story.judged().gaps())
        .contains(
            "compromise: what ImageBuilder may do is not known, so how much is at stake is not either; iam get-account-authorization-details in the inventory would tell");
  }

  @Test
  void whoMayDoMoreThanWasCollectedIsNotKnownAndCalmsNobody() {
    Story story = user().with(asks(STRANGE)).mayBetween("NONE", "NONE", "ADMIN");

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(story.judged().gaps())
        .contains(
            "compromise: ImageBuilder is NONE by what was collected and may be ADMIN, so how much is at stake is not known; the gaps of its permissions say what is missing");
    assertThat(isFinding(user().with(asks(STRANGE)).mayBetween("NONE", "WIDE_BOUNDED", "ADMIN")))
        .isTrue();
  }

  @Test
  void whatItWasSeenDoingIsLittleTooWhereEverythingIsKnown() {
    assertThat(isFinding(user()
            .with(asks(STRANGE))
            .mayBetween("RESOURCE_CONSTRAINED", "METADATA_READER", "RESOURCE_CONSTRAINED")))
        .isFalse();
    assertThat(isFinding(user().with(asks(STRANGE)).mayBetween("NONE", "NONE", "NONE")))
        .isFalse();
  }

  @Test
  void withTooLittleHistoryNoAddressIsASign() {
    assertThat(isFinding(user().batchDays(3).with(asks(STRANGE)).may("ADMIN"))).isFalse();
    assertThat(isFinding(user().coveredDays(13).with(asks(STRANGE)).may("ADMIN")))
        .isFalse();
  }

  @Test
  void whoAlwaysAskedWhoItIsDoesNotStandOutByIt() {
    Story story = user()
        .with(call("old", -60 * 30, OFFICE, "sts:GetCallerIdentity", Shares.BUILDER))
        .with(asks(STRANGE))
        .may("ADMIN");

    assertThat(isFinding(story)).isFalse();
  }

  @Test
  void theCommandLineOnWhatOnlyEverWasAProgramIsAWeakSign() {
    Event[] programs = IntStream.rangeClosed(1, 24)
        .mapToObj(i -> call(
            "p" + i, -60 * 24 * (1 + i % 6) - 60 - i, OFFICE, "ec2:DescribeImages", Shares.BUILDER))
        .toArray(Event[]::new);
    Event line = event("e1", 0, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeImages", "readOnly": true,
         "sourceIPAddress": "%s", "userAgent": "aws-cli/2.15 Python/3.11", "userIdentity": %s}""".formatted(STRANGE, Shares.BUILDER));
    Story story = user().with(programs).with(line).may("ESCALATES");

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().signs().get(0).answer())
        .contains(
            "It came with aws-cli, and in 24 calls held from 6 days before only with boto3. The command line on what only ever was a program.");
  }

  @Test
  void oneSessionInTwoNetworksNeedsNoHistoryAndIsSickForAnAdministrator() {
    Story story = Story.of(Rules.compromisedIdentity(), ROLE)
        .beginning("e1")
        .with(call("e0", -10, OFFICE, "ec2:DescribeImages", Shares.PERSON))
        .with(call("e1", 0, STRANGE, "ec2:DescribeImages", Shares.PERSON));

    assertThat(isFinding(story.may("ADMIN"))).isTrue();
    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(isFinding(story.may("METADATA_READER"))).isFalse();
  }

  @Test
  void anIdentityThatASickOneCameBesideIsAStrongSign() {
    Story story = user()
        .with(call("e1", 0, STRANGE, "ec2:DescribeImages", Shares.BUILDER))
        .sickOnTheAddress("iamuser:111122223333:AIDATHIEF")
        .may("MAY_ESCALATE");

    assertThat(isFinding(story)).isTrue();
    assertThat(story.judged().signs().get(0).answer())
        .contains(
            "198.51.100.77 is where iamuser:111122223333:AIDATHIEF came from, SICK by another finding.");
  }

  @Test
  void whoWasSickThereInAnotherWeekIsNone() {
    Story story = user()
        .with(call("e1", 0, STRANGE, "ec2:DescribeImages", Shares.BUILDER))
        .sickOnTheAddress("iamuser:111122223333:AIDATHIEF", 10)
        .may("MAY_ESCALATE");

    assertThat(isFinding(story)).isFalse();
  }

  @Test
  void theSameIdentityInAnotherTimeIsAnotherFinding() {
    CaseFile file = user().with(asks(STRANGE)).file();

    String march = Triage.judge(file.since("2026-03-01")).id();
    assertThat(march).isEqualTo(Triage.judge(file.since("2026-03-01")).id());
    assertThat(march).isNotEqualTo(Triage.judge(file.since("2026-05-01")).id());
    assertThat(file.asOf()).isAfter(NOW);
  }
}
