package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ACCOUNT;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.Hours.ADMIN_TEXT;
import static dev.tourniquet.iam.Hours.call;
import static dev.tourniquet.iam.Hours.events;
import static dev.tourniquet.iam.Hours.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** Nothing of the account was collected. */
class CallsAloneTest {

  private static final String MADE = call(2, "CreateUser", "'userName':'eve'");
  private static final String GIVEN = call(
      3,
      "AttachUserPolicy",
      "'userName':'eve','policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'");
  private static final String TOLD_BY = "CALLS_ONLY(nothing of account " + ACCOUNT
      + " was collected: this is told by the calls since it was created)";

  @Test
  void whoWasCreatedWithinTheCallsIsKnownFromThenOn() {
    assertThat(at(3, MADE, GIVEN).holds(arn("user/eve"))).isTrue();
    Assessment before = new Assessor(at(3, MADE, GIVEN)).assess(arn("user/eve"));
    Assessment after = new Assessor(at(4, MADE, GIVEN)).assess(arn("user/eve"));

    assertThat(before.permissionClass()).isEqualTo(PermissionClass.NONE);
    assertThat(after.permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(after.gaps()).extracting(Gap::toString).contains(TOLD_BY);
  }

  @Test
  void ofTheOthersNothingIsKnownHoweverManyCallsAreAboutThem() {
    IamInventory then = at(
        9,
        MADE,
        call(
            4,
            "PutUserPolicy",
            "'userName':'bob','policyName':'p','policyDocument':'" + ADMIN_TEXT + "'"));

    assertThat(then.holds(arn("user/bob"))).isFalse();
    assertThat(at(2, MADE).holds(arn("user/eve"))).isFalse();
    assertThat(new Assessor(then).assess(arn("user/eve")).gaps())
        .extracting(Gap::toString)
        .containsExactlyInAnyOrder(TOLD_BY, "SCP_NOT_COLLECTED(" + ACCOUNT + ")");
  }

  @Test
  void aPolicyMadeWithinTheCallsIsKnownAndAnOlderOneIsAGap() {
    String policy = "arn:aws:iam::" + ACCOUNT + ":policy/";
    String made = call(
            1, "CreatePolicy", "'policyName':'wide','policyDocument':'" + ADMIN_TEXT + "'")
        .replaceFirst(
            "}$",
            ",'responseElements':{'policy':{'arn':'" + policy + "wide','defaultVersionId':'v1'}}}");
    String attach = "'userName':'eve','policyArn':'" + policy;

    assertThat(new Assessor(at(9, MADE, made, call(5, "AttachUserPolicy", attach + "wide'")))
            .assess(arn("user/eve"))
            .permissionClass())
        .isEqualTo(PermissionClass.ADMIN);
    assertThat(new Assessor(at(9, MADE, call(5, "AttachUserPolicy", attach + "old'")))
            .assess(arn("user/eve"))
            .gaps())
        .extracting(Gap::toString)
        .contains("MANAGED_POLICY_DOCUMENT_MISSING(" + policy + "old)");
  }

  @Test
  void withinASecondItIsCreatedBeforeAnythingIsDoneToIt() {
    String sameSecond = GIVEN.replace("T03:", "T02:");

    assertThat(new Assessor(at(3, sameSecond, MADE)).assess(arn("user/eve")).permissionClass())
        .isEqualTo(PermissionClass.ADMIN);
    assertThat(at(3, call(2, "DeleteUser", "'userName':'eve'"), MADE).holds(arn("user/eve")))
        .isFalse();
  }

  @Test
  void whomItCouldTakeOverIsOpenSinceTheOthersAreNotKnown() {
    String passing = "{\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Action\\':[\\'iam:PassRole\\',"
        + "\\'ec2:RunInstances\\',\\'iam:CreateAccessKey\\'],\\'Resource\\':\\'*\\'}}";
    IamInventory then = at(
        9,
        MADE,
        call(
            3,
            "PutUserPolicy",
            "'userName':'eve','policyName':'p','policyDocument':'" + passing + "'"));

    Assessment assessment = new Assessor(then).assess(arn("user/eve"));
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.MAY_ESCALATE);
    assertThat(assessment.escalations())
        .extracting(Escalation::path, Escalation::verdict)
        .containsExactly(
            tuple("ec2-001", PathVerdict.POSSIBLE), tuple("iam-002", PathVerdict.POSSIBLE));
  }

  private static IamInventory at(int hour, String... calls) {
    return IamTimeline.ofCallsAlone(ACCOUNT, IamInventory.EMPTY, events(calls))
        .at(hour(hour))
        .inventory();
  }
}
