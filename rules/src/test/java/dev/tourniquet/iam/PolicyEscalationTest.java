package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.attached;
import static dev.tourniquet.iam.AccountBuilder.policyArn;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Assessed.assess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** Ways up over the text of a managed policy, and over a trust. */
class PolicyEscalationTest {

  private static final String NOTHING = "";

  @Test
  void escalatesByRewritingTheCustomerPolicyThatHangsOnIt() {
    IamInventory inventory = account()
        .user("ops", NOTHING, attached("mine"))
        .policy("mine", allow("iam:CreatePolicyVersion", policyArn("mine")))
        .inventory();
    assertThat(assess(inventory, "user/ops").escalations(PathVerdict.PROVEN))
        .extracting(Escalation::target)
        .containsExactly(policyArn("mine"));
  }

  @Test
  void whoMayRewriteOnlyPoliciesThatDoNotHangOnItDoesNot() {
    IamInventory inventory = account()
        .user("ops", allow("iam:CreatePolicyVersion", "*"))
        .policy("others", ADMIN)
        .inventory();
    assertThat(assess(inventory, "user/ops").escalations())
        .extracting(Escalation::toString)
        .containsExactly("BLOCKED iam-001: iam:CreatePolicyVersion"
            + " (no policy of the account that hangs on it lets it)");
  }

  @Test
  void escalatesByGoingBackToAWiderVersionOfItsOwnPolicy() {
    String set = allow("iam:SetDefaultPolicyVersion", policyArn("mine"));
    IamInventory wider = account()
        .user("ops", set, attached("mine"))
        .versions("mine", 2, ADMIN, NOTHING)
        .inventory();
    IamInventory nearMiss = account()
        .user("ops", set, attached("mine"))
        .versions("mine", 2, allow("s3:*", "*"), NOTHING)
        .inventory();
    assertThat(assess(wider, "user/ops").escalations(PathVerdict.PROVEN))
        .extracting(Escalation::path, Escalation::target)
        .containsExactly(tuple("tourniquet-001", policyArn("mine")));
    assertThat(assess(nearMiss, "user/ops").escalations())
        .extracting(Escalation::verdict)
        .containsExactly(PathVerdict.BLOCKED);
  }

  @Test
  void escalatesByRewritingThePolicyOfARoleThatItMayAssume() {
    String both =
        allow("iam:CreatePolicyVersion", policyArn("*")) + "," + allow("sts:AssumeRole", "*");
    IamInventory rewritable = account()
        .user("ops", both)
        .role("app", trusted("user/ops"), NOTHING, attached("apps"))
        .policy("apps", allow("s3:ListBucket", "*"))
        .inventory();
    IamInventory nearMiss = account()
        .user("ops", both)
        .role("app", trusted("user/ops"), allow("s3:ListBucket", "*"))
        .inventory();
    assertThat(assess(rewritable, "user/ops").escalations(PathVerdict.PROVEN))
        .extracting(Escalation::path, Escalation::target)
        .containsExactly(tuple("iam-016", arn("role/app")));
    assertThat(assess(nearMiss, "user/ops").escalations(PathVerdict.PROVEN)).isEmpty();
  }

  @Test
  void aTrustThatNamesTheCallerNeedsNoPermissionToAssume() {
    IamInventory named = account()
        .user("ops", allow("iam:AttachRolePolicy", "*"))
        .role("app", trusted("user/ops"), NOTHING)
        .inventory();
    IamInventory nearMiss = account()
        .user("ops", allow("iam:AttachRolePolicy", "*"))
        .role("app", "{'AWS':'arn:aws:iam::111122223333:root'}", NOTHING)
        .inventory();
    assertThat(assess(named, "user/ops").escalations(PathVerdict.PROVEN))
        .extracting(Escalation::path, Escalation::target)
        .containsExactly(tuple("iam-014", arn("role/app")));
    assertThat(assess(nearMiss, "user/ops").escalations(PathVerdict.PROVEN)).isEmpty();
  }

  private static String trusted(String path) {
    return "{'AWS':'" + arn(path) + "'}";
  }
}
