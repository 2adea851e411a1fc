package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ACCOUNT;
import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Assessed.assess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that the public catalogue does not have: over an organization, and into a cluster. */
class OwnPathsTest {

  private static final String ENTER =
      allow("eks:CreateAccessEntry", "*") + "," + allow("eks:AssociateAccessPolicy", "*");
  private static final String OIDC = "{'Federated':'arn:aws:iam::111122223333:oidc-provider/"
      + "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sso:CreateAccountAssignment",
        "sso:PutInlinePolicyToPermissionSet sso:ProvisionPermissionSet",
        "sso:AttachManagedPolicyToPermissionSet sso:ProvisionPermissionSet",
        "sso:AttachCustomerManagedPolicyReferenceToPermissionSet sso:ProvisionPermissionSet",
        "sts:AssumeRoot"
      })
  void fromTheManagementAccountItMayReachEveryAccount(String permissions) {
    Assessment assessment =
        assess(account().user("ops", allowAll(permissions)).managedBy(ACCOUNT), "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.MAY_ESCALATE);
    assertThat(assessment.escalations(PathVerdict.POSSIBLE))
        .extracting(Escalation::permissionsText)
        .containsExactly(permissions.replace(" ", " + "));
  }

  @Test
  void aPermissionSetThatIsWrittenAndNeverProvisionedChangesNobody() {
    Assessment assessment = assess(
        account().user("ops", allow("sso:PutInlinePolicyToPermissionSet", "*")).managedBy(ACCOUNT),
        "user/ops");
    assertThat(assessment.escalations()).isEmpty();
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.WIDE_BOUNDED);
  }

  @Test
  void whetherAMemberWasDelegatedThatIsAGapAndNoWay() {
    Assessment assessment = assess(
        account()
            .user("ops", allowAll("sso:CreateAccountAssignment sts:AssumeRoot"))
            .managedBy("999988887777"),
        "user/ops");
    assertThat(assessment.escalations()).isEmpty();
    assertThat(assessment.gaps())
        .contains(new Gap(
            GapCode.ORGANIZATION_RIGHTS_UNKNOWN,
            "111122223333: sso:CreateAccountAssignment, sts:AssumeRoot"));
    assertThat(assessment.atMost()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assessment.sentence())
        .contains("Whether its account may act for the organization was not collected; with what"
            + " it may do there it would reach every account"
            + " (111122223333: sso:CreateAccountAssignment, sts:AssumeRoot).");
  }

  @Test
  void whoHasNoneOfThesePermissionsHasNoSuchGap() {
    Assessment assessment = assess(
        account().user("ops", allow("sso:ListAccountAssignments", "*")).inventory(), "user/ops");
    assertThat(assessment.gaps())
        .extracting(Gap::code)
        .doesNotContain(GapCode.ORGANIZATION_RIGHTS_UNKNOWN);
  }

  @Test
  void whoEntersAClusterMayTakeTheRolesOfItsPods() {
    IamInventory byAgent = account()
        .user("dev", ENTER)
        .role("operator", service("pods.eks"), ADMIN)
        .inventory();
    IamInventory byToken =
        account().user("dev", ENTER).role("operator", OIDC, ADMIN).inventory();
    for (IamInventory inventory : new IamInventory[] {byAgent, byToken}) {
      Assessment assessment = assess(inventory, "user/dev");
      assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.MAY_ESCALATE);
      assertThat(assessment.escalations(PathVerdict.POSSIBLE))
          .extracting(Escalation::path, Escalation::target)
          .containsExactly(tuple("tourniquet-007", arn("role/operator")));
    }
  }

  @Test
  void aClusterWhosePodsCarryNoAdministratorLeadsNowhere() {
    IamInventory inventory = account()
        .user("dev", ENTER)
        .role("reader", service("pods.eks"), allow("s3:GetObject", "*"))
        .role("deploy", service("ec2"), ADMIN)
        .inventory();
    Assessment assessment = assess(inventory, "user/dev");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.WIDE_BOUNDED);
    assertThat(assessment.escalations())
        .extracting(Escalation::reason)
        .containsExactly("no administrator role trusts the pods of a cluster");
  }

  @Test
  void anEntryWithoutAPolicyIsNoWayIn() {
    IamInventory inventory = account()
        .user("dev", allow("eks:CreateAccessEntry", "*"))
        .role("operator", service("pods.eks"), ADMIN)
        .inventory();
    assertThat(assess(inventory, "user/dev").escalations()).isEmpty();
  }

  @Test
  void everyPathNamesAPageAboutIt() {
    assertThat(EscalationPath.ALL)
        .allSatisfy(path -> assertThat(path.reference()).as(path.id()).startsWith("https://"));
    assertThat(EscalationPath.ALL.stream().flatMap(path -> path.permissions().stream()))
        .as("permissions that AWS knows")
        .allMatch(permission -> ActionCatalog.AWS.number(permission).isPresent());
  }

  private static String allowAll(String permissions) {
    return String.join(
        ",",
        java.util.Arrays.stream(permissions.split(" ", -1))
            .map(p -> allow(p, "*"))
            .toList());
  }
}
