package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.attached;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.allowIf;
import static dev.tourniquet.iam.Ask.deny;
import static dev.tourniquet.iam.Assessed.assess;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AssessorTest {

  @Test
  void aUserIsFoundByNameWhereOnlyItsNameIsKnown() {
    IamInventory inventory = account().user("team/ops", ADMIN).inventory();
    assertThat(assess(inventory, "user/ops").permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assess(inventory, "user/other/ops").permissionClass())
        .isEqualTo(PermissionClass.UNKNOWN);
  }

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
  void aDenyUnderAnyConditionLeavesTheActionItStrikes() {
    for (String condition : List.of(
        "{'StringNotEquals':{'aws:ResourceAccount':'111122223333'}}",
        "{'ForAllValues:StringNotEquals':{'aws:TagKeys':'a'}}",
        "{'StringLike':{'aws:UserAgent':'*'}}")) {
      String perimeter =
          "{'Effect':'Deny','Action':'*','Resource':'*','Condition':" + condition + "}";
      IamInventory inventory = account().user("root", ADMIN + "," + perimeter).inventory();
      assertThat(assess(inventory, "user/root").permissionClass())
          .as(condition)
          .isEqualTo(PermissionClass.ADMIN);
    }
    String all = deny("*", "*");
    assertThat(assess(account().user("root", ADMIN + "," + all).inventory(), "user/root")
            .permissionClass())
        .isEqualTo(PermissionClass.NONE);
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
  void aSessionWhoseTagsNobodySawMayHaveWhatDependsOnThem() {
    String byTag = allowIf("{'StringEquals':{'aws:PrincipalTag/team':'red'}}");
    IamInventory inventory = account().role("app", service("ec2"), byTag).inventory();
    assertThat(new Assessor(inventory)
            .assess(
                Caller.of(arn("role/app"))
                    .inSession("arn:aws:sts::111122223333:assumed-role/app/s1"),
                Seen.NOTHING)
            .gaps())
        .extracting(Gap::code)
        .contains(GapCode.SESSION_POLICY_UNSEEN, GapCode.SESSION_TAGS_UNSEEN);
    assertThat(assess(inventory, "role/app").gaps())
        .extracting(Gap::code)
        .doesNotContain(GapCode.SESSION_POLICY_UNSEEN, GapCode.SESSION_TAGS_UNSEEN);
  }

  @Test
  void aFederatedUserHasThePoliciesOfItsUserAndMayBeLimited() {
    IamInventory inventory = account().user("ops", ADMIN).inventory();
    Caller bob =
        Caller.of(arn("user/ops")).inSession("arn:aws:sts::111122223333:federated-user/bob");
    Assessment assessment = new Assessor(inventory).assess(bob, Seen.NOTHING);
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assessment.atLeast()).isEqualTo(PermissionClass.NONE);
    assertThat(assessment.gaps())
        .extracting(Gap::code)
        .contains(GapCode.SESSION_POLICY_UNSEEN)
        .doesNotContain(GapCode.EXTERNAL_PRINCIPAL);
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
  @Timeout(60)
  void hundredsOfRolesThatLeadToOneAnotherAreAssessed() {
    AccountBuilder big = account();
    String trust = "{'AWS':'" + arn("root") + "'}";
    IntStream.range(0, 150)
        .forEach(i -> big.role("r" + i, trust, allow("sts:AssumeRole", arn("role/r" + (i + 1)))));
    IntStream.range(0, 150).forEach(i -> big.user("u" + i, allow("s3:*", "*")));
    Assessor assessor = new Assessor(big.inventory());
    assertThat(IntStream.range(0, 150).mapToObj(i -> assessor.assess(arn("role/r" + i))))
        .extracting(Assessment::permissionClass)
        .containsOnly(PermissionClass.RESOURCE_CONSTRAINED);
    assertThat(IntStream.range(0, 150).mapToObj(i -> assessor.assess(arn("user/u" + i))))
        .extracting(Assessment::permissionClass)
        .containsOnly(PermissionClass.WIDE_BOUNDED);
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
}
