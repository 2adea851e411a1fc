package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.bounded;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.deny;
import static dev.tourniquet.iam.Assessed.assess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class EscalationTest {

  @Test
  void escalatesByWritingItsOwnPolicy() {
    Assessment assessment = assess(
        account().user("ops", allow("iam:PutUserPolicy", arn("user/*"))).inventory(), "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.ESCALATES);
    assertThat(assessment.sentence())
        .contains(
            "Can make itself administrator: iam:PutUserPolicy on arn:aws:iam::111122223333:user/ops.");
    assertThat(assessment.statements()).hasSize(1);
  }

  @Test
  void doesNotEscalateByWritingOthersPoliciesAlone() {
    Assessment assessment = assess(
        account().user("ops", allow("iam:PutUserPolicy", arn("user/other"))).inventory(),
        "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.RESOURCE_CONSTRAINED);
    assertThat(assessment.sentence())
        .startsWith("Can change named resources only: 1 kind of change in iam.");
  }

  @Test
  void aRoleDoesNotEscalateByAUsersPath() {
    IamInventory inventory =
        account().role("app", service("ec2"), allow("iam:PutUserPolicy", "*")).inventory();
    assertThat(assess(inventory, "role/app").escalations(PathVerdict.PROVEN)).isEmpty();
  }

  @Test
  void aBoundaryKeepsTheOneWhoWritesItsOwnPolicyBelow() {
    IamInventory inventory = account()
        .user("ops", allow("iam:*", "*"), bounded("limit"))
        .policy("limit", allow("iam:*", "*") + "," + deny("iam:*PermissionsBoundary", "*"))
        .inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.escalations(PathVerdict.PROVEN)).isEmpty();
    assertThat(assessment.escalations(PathVerdict.BLOCKED))
        .extracting(Escalation::path)
        .contains("iam-007");
    assertThat(assessment.flags().hasBoundary()).isTrue();
  }

  @Test
  void escalatesByPassingAnAdministratorRoleToAService() {
    String power = allow("lambda:*", "*") + "," + allow("iam:PassRole", "*");
    IamInventory inventory =
        account().user("dev", power).role("deploy", service("lambda"), ADMIN).inventory();
    Assessment assessment = assess(inventory, "user/dev");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.ESCALATES);
    assertThat(assessment.escalations(PathVerdict.PROVEN))
        .extracting(Escalation::path, Escalation::target)
        .contains(tuple("lambda-001", arn("role/deploy")));
  }

  @Test
  void passingARoleThatIsNoAdministratorLeadsNowhere() {
    String power = allow("lambda:*", "*") + "," + allow("iam:PassRole", "*");
    IamInventory inventory = account()
        .user("dev", power)
        .role("deploy", service("lambda"), allow("s3:GetObject", "*"))
        .inventory();
    assertThat(assess(inventory, "user/dev").permissionClass())
        .isEqualTo(PermissionClass.WIDE_BOUNDED);
  }

  @Test
  void passingARoleToAnotherServiceThanItTrustsLeadsNowhere() {
    String power = allow("lambda:*", "*") + "," + allow("iam:PassRole", "*");
    IamInventory inventory =
        account().user("dev", power).role("deploy", service("glue"), ADMIN).inventory();
    assertThat(assess(inventory, "user/dev").escalations(PathVerdict.PROVEN)).isEmpty();
  }

  @Test
  void theServiceThatMayBePassedToCounts() {
    String passTo = "{'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':"
        + "{'StringEquals':{'iam:PassedToService':'%s.amazonaws.com'}}}";
    AccountBuilder one = account()
        .user("dev", allow("lambda:*", "*") + "," + passTo.formatted("lambda"))
        .role("deploy", service("lambda"), ADMIN);
    AccountBuilder two = account()
        .user("dev", allow("lambda:*", "*") + "," + passTo.formatted("ec2"))
        .role("deploy", service("lambda"), ADMIN);
    assertThat(assess(one.inventory(), "user/dev").escalations(PathVerdict.PROVEN))
        .isNotEmpty();
    assertThat(assess(two.inventory(), "user/dev").escalations(PathVerdict.PROVEN))
        .isEmpty();
  }

  @Test
  void takingOverAWorkloadIsPossibleOnlyIfAnAdministratorRoleMayCarryIt() {
    AccountBuilder with = account()
        .user("dev", allow("lambda:UpdateFunctionCode", "*"))
        .role("deploy", service("lambda"), ADMIN);
    AccountBuilder without = account().user("dev", allow("lambda:UpdateFunctionCode", "*"));
    assertThat(assess(with.inventory(), "user/dev").permissionClass())
        .isEqualTo(PermissionClass.MAY_ESCALATE);
    assertThat(assess(without.inventory(), "user/dev").permissionClass())
        .isEqualTo(PermissionClass.WIDE_BOUNDED);
  }

  @Test
  void ownAccessKeysAreNoEscalation() {
    IamInventory inventory = account()
        .user("ops", allow("iam:CreateAccessKey", arn("user/${aws:username}")))
        .user("root", ADMIN)
        .inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.escalations(PathVerdict.PROVEN)).isEmpty();
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.RESOURCE_CONSTRAINED);
  }

  @Test
  void accessKeysOfAnAdministratorAre() {
    IamInventory inventory = account()
        .user("ops", allow("iam:CreateAccessKey", "*"))
        .user("root", ADMIN)
        .inventory();
    assertThat(assess(inventory, "user/ops").escalations(PathVerdict.PROVEN))
        .extracting(Escalation::target)
        .contains(arn("user/root"));
  }

  @Test
  void followsAChainOfRoles() {
    IamInventory inventory = account()
        .user("dev", allow("sts:AssumeRole", arn("role/ci")))
        .role("ci", "{'AWS':'" + arn("root") + "'}", allow("sts:AssumeRole", "*"))
        .role("deploy", "{'AWS':'" + arn("role/ci") + "'}", ADMIN)
        .inventory();
    Assessment assessment = assess(inventory, "user/dev");
    assertThat(assessment.sentence())
        .contains("Can become administrator through " + arn("user/dev") + " → " + arn("role/ci")
            + " → " + arn("role/deploy") + ".");
  }

  @Test
  void doesNotFollowARoleThatTrustsSomebodyElse() {
    IamInventory inventory = account()
        .user("dev", allow("sts:AssumeRole", "*"))
        .role("deploy", service("ec2"), ADMIN)
        .inventory();
    assertThat(assess(inventory, "user/dev").escalations(PathVerdict.PROVEN)).isEmpty();
  }

  @Test
  void rolesThatAssumeEachOtherDoNotGoOnForever() {
    String trust = "{'AWS':'" + arn("root") + "'}";
    IamInventory inventory = account()
        .role("a", trust, allow("sts:AssumeRole", "*"))
        .role("b", trust, allow("sts:AssumeRole", "*"))
        .inventory();
    assertThat(assess(inventory, "role/a").escalations(PathVerdict.PROVEN)).isEmpty();
  }

  @Test
  void combinesPoliciesOfUserAndGroup() {
    IamInventory inventory = account()
        .user("dev", allow("lambda:CreateFunction", "*"), ",'GroupList':['ops']")
        .group("ops", allow("lambda:InvokeFunction", "*") + "," + allow("iam:PassRole", "*"))
        .role("deploy", service("lambda"), ADMIN)
        .inventory();
    assertThat(assess(inventory, "user/dev").escalations(PathVerdict.PROVEN))
        .extracting(Escalation::path)
        .containsExactly("lambda-001");
  }

  @Test
  void anOrganizationMayBlockThePath() {
    IamInventory inventory =
        account().user("ops", allow("iam:PutUserPolicy", "*")).underScp(deny("iam:*", "*"));
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.NONE);
    assertThat(assessment.sentence())
        .isEqualTo("Can do nothing. Cannot escalate: 1 path is blocked.");
    assertThat(assessment.flags().scpSeen()).isTrue();
    assertThat(assessment.atLeast()).isEqualTo(PermissionClass.NONE);
  }
}
