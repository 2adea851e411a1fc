package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.bounded;
import static dev.tourniquet.iam.AccountBuilder.policyArn;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Assessed.assess;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways out from under one's own permissions boundary. */
class BoundaryEscalationTest {

  private static final String LIFT = allow("iam:DeleteUserPermissionsBoundary", "*");

  @Test
  void anAdministratorThatMayDeleteItsOwnBoundaryIsNotBounded() {
    IamInventory inventory =
        account().user("ops", ADMIN, bounded("limit")).policy("limit", LIFT).inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.ESCALATES);
    assertThat(assessment.sentence())
        .contains("Can make itself administrator: iam:DeleteUserPermissionsBoundary on "
            + arn("user/ops") + ".");
  }

  @Test
  void soIsWhoCouldThenWriteItsOwnPolicy() {
    IamInventory inventory = account()
        .user("ops", LIFT + "," + allow("iam:PutUserPolicy", arn("user/ops")), bounded("limit"))
        .policy("limit", LIFT)
        .inventory();
    assertThat(proven(assess(inventory, "user/ops"))).containsExactly("tourniquet-008");
  }

  @Test
  void whoIsNoAdministratorWithoutItsBoundaryStaysBelow() {
    IamInventory inventory = account()
        .user("ops", allow("s3:*", "*") + "," + LIFT, bounded("limit"))
        .policy("limit", LIFT)
        .inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(proven(assessment)).isEmpty();
    assertThat(assessment.escalations(PathVerdict.BLOCKED))
        .extracting(Escalation::reason)
        .contains("without its boundary it is no administrator either");
  }

  @Test
  void whoMayDeleteOnlyTheBoundariesOfOthersStaysBelow() {
    String others = allow("iam:DeleteUserPermissionsBoundary", arn("user/guest"));
    IamInventory inventory =
        account().user("ops", ADMIN, bounded("limit")).policy("limit", others).inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(proven(assessment)).isEmpty();
    assertThat(assessment.escalations(PathVerdict.BLOCKED))
        .extracting(Escalation::reason)
        .contains("it may not do so to itself");
  }

  @Test
  void withoutABoundaryThereIsNothingToDelete() {
    IamInventory inventory = account().user("ops", LIFT).inventory();
    assertThat(assess(inventory, "user/ops").escalations()).isEmpty();
  }

  @Test
  void aRoleIsNotFreedByTheCallForUsers() {
    IamInventory inventory = account()
        .role("app", service("ec2"), ADMIN, bounded("limit"))
        .policy("limit", LIFT)
        .inventory();
    assertThat(proven(assess(inventory, "role/app"))).isEmpty();
  }

  @Test
  void aRoleThatMayPutAWiderBoundaryIsNotBounded() {
    IamInventory inventory = account()
        .role("app", service("ec2"), ADMIN, bounded("limit"))
        .policy("limit", allow("iam:PutRolePermissionsBoundary", "*"))
        .inventory();
    assertThat(proven(assess(inventory, "role/app"))).containsExactly("tourniquet-011");
  }

  @Test
  void whoMayPutOnlyTheSameBoundaryAgainStaysBelow() {
    String same = "{'Effect':'Allow','Action':'iam:PutRolePermissionsBoundary','Resource':'*',"
        + "'Condition':{'StringEquals':{'iam:PermissionsBoundary':'" + policyArn("limit") + "'}}}";
    IamInventory inventory = account()
        .role("app", service("ec2"), ADMIN, bounded("limit"))
        .policy("limit", same)
        .inventory();
    assertThat(proven(assess(inventory, "role/app"))).isEmpty();
  }

  @Test
  void whetherABoundaryNobodyReadLetsItGoIsOpen() {
    IamInventory inventory = account()
        .user("ops", LIFT + "," + allow("iam:PutUserPolicy", "*"), bounded("nowhere"))
        .inventory();
    assertThat(assess(inventory, "user/ops").escalations(PathVerdict.POSSIBLE))
        .extracting(Escalation::path)
        .contains("tourniquet-008");
  }

  private static List<String> proven(Assessment assessment) {
    return assessment.escalations(PathVerdict.PROVEN).stream()
        .map(Escalation::path)
        .toList();
  }
}
