package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.attached;
import static dev.tourniquet.iam.AccountBuilder.bounded;
import static dev.tourniquet.iam.AccountBuilder.policyArn;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.allowIf;
import static dev.tourniquet.iam.Ask.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssessorTest {

  private static final String NOTHING = "";

  @Test
  void adminWhenAllIsAllowed() {
    Assessment root = assess(account().user("root", ADMIN).inventory(), "user/root");
    assertThat(root.permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(root.sentence())
        .isEqualTo("Can do everything in the account: no resource and no condition limits it."
            + " Service control policies were not collected: it may be less.");
  }

  @Test
  void notAdminWhenIdentitiesAreLeftOut() {
    String allButIam = "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}";
    assertThat(assess(account().user("dev", allButIam).inventory(), "user/dev").permissionClass())
        .isNotEqualTo(PermissionClass.ADMIN);
  }

  @Test
  void adminEvenIfOneBucketIsDenied() {
    String statements = ADMIN + "," + deny("s3:*", "arn:aws:s3:::secret/*");
    assertThat(
            assess(account().user("root", statements).inventory(), "user/root").permissionClass())
        .isEqualTo(PermissionClass.ADMIN);
  }

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
        .policy("limit", allow("iam:*", "*"))
        .inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.escalations(PathVerdict.PROVEN)).isEmpty();
    assertThat(assessment.escalations(PathVerdict.BLOCKED))
        .extracting(Escalation::path)
        .contains("iam-007");
    assertThat(assessment.flags().hasBoundary()).isTrue();
  }

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

  @Test
  void conditionsAreNamed() {
    IamInventory inventory = account()
        .user(
            "ops",
            allowIf("{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}")
                .replace("'*','Resource'", "'s3:Put*','Resource'"))
        .inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.CONDITION_CONSTRAINED);
    assertThat(assessment.sentence())
        .startsWith("Can make changes only under conditions (aws:SourceIp): ");
  }

  @Test
  void aConditionThatAnyRequestMeetsIsNone() {
    IamInventory inventory = account()
        .user(
            "ops",
            allowIf("{'ForAllValues:StringEquals':{'aws:TagKeys':'a'}}")
                .replace("'*','Resource'", "'s3:Put*','Resource'"))
        .inventory();
    assertThat(assess(inventory, "user/ops").permissionClass())
        .isEqualTo(PermissionClass.WIDE_BOUNDED);
  }

  @Test
  void withoutOrganizationPoliciesOnlyWhatWasSeenIsCertain() {
    IamInventory inventory = account().user("ops", allow("ec2:*", "*")).inventory();
    Assessment unseen = assess(inventory, "user/ops");
    assertThat(unseen.atLeast()).isEqualTo(PermissionClass.NONE);
    Assessment seen = new Assessor(inventory)
        .assess(arn("user/ops"), Seen.NOTHING.calling(Set.of("ec2:CreateImage")));
    assertThat(seen.atLeast()).isEqualTo(PermissionClass.RESOURCE_CONSTRAINED);
    assertThat(seen.atMost()).isEqualTo(unseen.permissionClass());
  }

  @Test
  void aMissingDocumentMayHideAnything() {
    IamInventory inventory =
        account().user("ops", allow("s3:ListBucket", "*"), attached("gone")).inventory();
    Assessment assessment = assess(inventory, "user/ops");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.METADATA_READER);
    assertThat(assessment.atMost()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assessment.sentence())
        .contains(
            "The document of arn:aws:iam::111122223333:policy/gone is missing: it may be more.");
  }

  @Test
  void aPrincipalNobodyCollectedIsUnknown() {
    Assessment assessment = new Assessor(IamInventory.EMPTY).assess(arn("user/ops"));
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.UNKNOWN);
    assertThat(assessment.atMost()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assessment.sentence())
        .startsWith(
            "What it can do is unknown. No inventory of account 111122223333 was collected.");
  }

  @Test
  void tenThousandStatementsAreAssessedInBoundedTime() {
    String statements = IntStream.range(0, 10_000)
        .mapToObj(i -> allow("*", "arn:aws:s3:::bucket-" + i + "/*"))
        .collect(Collectors.joining(","));
    Policy policy = Ask.policy("big", statements);
    long begin = System.nanoTime();
    Assessment assessment =
        Assessor.assess(Caller.of(Ask.ALICE), Layers.ofIdentity(List.of(policy)));
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.RESOURCE_CONSTRAINED);
    assertThat(System.nanoTime() - begin).isLessThan(60_000_000_000L);
  }

  @Test
  void aSessionPolicyThatWasSeenLimitsTheSession() {
    IamInventory inventory = account().role("app", service("ec2"), ADMIN).inventory();
    String session = "arn:aws:sts::111122223333:assumed-role/app/s1";
    Assessment unseen = new Assessor(inventory).assess(session);
    assertThat(unseen.permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(unseen.sentence()).contains("The session itself may have been limited further.");
    List<Policy> limit =
        List.of(Ask.policy("session", allow("s3:GetObject", "arn:aws:s3:::data/*")));
    Assessment seen = new Assessor(inventory).assess(session, Seen.NOTHING.issuedWith(limit));
    assertThat(seen.permissionClass()).isEqualTo(PermissionClass.DATA_READER);
    assertThat(seen.gaps()).extracting(Gap::code).doesNotContain(GapCode.SESSION_POLICY_UNSEEN);
  }

  @Test
  void hundredsOfPrincipalsAreAssessedInBoundedTime() {
    AccountBuilder big = account();
    String trust = "{'AWS':'" + arn("root") + "'}";
    IntStream.range(0, 150)
        .forEach(i -> big.role("r" + i, trust, allow("sts:AssumeRole", arn("role/r" + (i + 1)))));
    IntStream.range(0, 150).forEach(i -> big.user("u" + i, allow("s3:*", "*")));
    Assessor assessor = new Assessor(big.inventory());
    long begin = System.nanoTime();
    IntStream.range(0, 150).forEach(i -> assessor.assess(arn("role/r" + i)));
    IntStream.range(0, 150).forEach(i -> assessor.assess(arn("user/u" + i)));
    assertThat(System.nanoTime() - begin).isLessThan(60_000_000_000L);
  }

  @Test
  void theRootUserIsAdministrator() {
    Assessment assessment = assess(account().inventory(), "root");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assessment.flags().rootUser()).isTrue();
  }

  @Test
  void aRoleThatStrangersMayAssumeIsFlagged() {
    IamInventory inventory = account()
        .role("vendor", "{'AWS':'arn:aws:iam::999988887777:root'}", allow("s3:GetObject", "*"))
        .role("own", "{'AWS':'" + arn("root") + "'}", allow("s3:GetObject", "*"))
        .inventory();
    assertThat(assess(inventory, "role/vendor").flags().crossAccountTrust()).isTrue();
    assertThat(assess(inventory, "role/own").flags().crossAccountTrust()).isFalse();
  }

  @Test
  void anActionNobodyKnowsIsAGap() {
    IamInventory inventory =
        account().user("ops", allow("s3:TeleportObject", "*")).inventory();
    assertThat(assess(inventory, "user/ops").gaps())
        .contains(new Gap(GapCode.UNKNOWN_ACTION, "s3:teleportobject"));
  }

  private static Assessment assess(IamInventory inventory, String path) {
    return new Assessor(inventory).assess(arn(path));
  }
}
