package dev.tourniquet.iam;

import static dev.tourniquet.iam.Ask.ALICE;
import static dev.tourniquet.iam.Ask.ALL;
import static dev.tourniquet.iam.Ask.APP;
import static dev.tourniquet.iam.Ask.SESSION;
import static dev.tourniquet.iam.Ask.STRANGER;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.allowIf;
import static dev.tourniquet.iam.Ask.allowTo;
import static dev.tourniquet.iam.Ask.deny;
import static dev.tourniquet.iam.Ask.denyIf;
import static dev.tourniquet.iam.Ask.denyTo;
import static dev.tourniquet.iam.Ask.may;
import static dev.tourniquet.iam.Outcome.ALLOWED;
import static dev.tourniquet.iam.Outcome.EXPLICITLY_DENIED;
import static dev.tourniquet.iam.Outcome.IMPLICITLY_DENIED;
import static dev.tourniquet.iam.Outcome.MAYBE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorizerTest {

  private static final String OBJECT = "arn:aws:s3:::data/a.txt";
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1";
  private static final String OURS = "111122223333";

  @Test
  void anIdentityPolicyAllowsAndIsCited() {
    Decision decision = may(ALICE, "s3:GetObject", OBJECT)
        .identity(allow("ec2:*", "*"), allow("s3:get*", "*"))
        .ownedBy(OURS)
        .decision();
    assertThat(decision.outcome()).isEqualTo(ALLOWED);
    assertThat(decision.reason())
        .isEqualTo("The identity-based policy allows it: IDENTITY, statement 2");
  }

  @Test
  void nothingThatAllowsIsADenial() {
    assertThat(may(ALICE, "s3:GetObject", OBJECT).decision().reason())
        .isEqualTo("No identity-based policy allows it");
  }

  @Test
  void aDenyAnywhereWins() {
    for (Layer layer :
        new Layer[] {Layer.IDENTITY, Layer.BOUNDARY, Layer.SESSION, Layer.VPC_ENDPOINT, Layer.RCP
        }) {
      assertThat(may(ALICE, "s3:GetObject", OBJECT)
              .identity(ALL)
              .with(layer, ALL, deny("s3:*", "*"))
              .outcome())
          .as("%s", layer)
          .isEqualTo(EXPLICITLY_DENIED);
    }
  }

  @Test
  void everyOrganizationLevelMustAllow() {
    assertThat(
            may(ALICE, "s3:GetObject", OBJECT).identity(ALL).underScp(ALL, ALL).outcome())
        .isEqualTo(ALLOWED);
    Decision stopped = may(ALICE, "s3:GetObject", OBJECT)
        .identity(ALL)
        .underScp(ALL, allow("ec2:*", "*"))
        .decision();
    assertThat(stopped.reason()).isEqualTo("No service control policy allows it");
  }

  @Test
  void organizationPoliciesDoNotBindServiceLinkedRoles() {
    String linked = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForConfig/x";
    assertThat(may(linked, "s3:GetObject", OBJECT)
            .identity(ALL)
            .underScp(deny("*", "*"))
            .ownedBy(OURS)
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void rootNeedsNoPolicyButObeysTheOrganization() {
    String root = "arn:aws:iam::111122223333:root";
    assertThat(may(root, "s3:GetObject", OBJECT).ownedBy(OURS).outcome()).isEqualTo(ALLOWED);
    assertThat(may(root, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .underScp(deny("s3:*", "*"))
            .outcome())
        .isEqualTo(EXPLICITLY_DENIED);
  }

  @Test
  void resourceControlPoliciesGuardListedServicesOnly() {
    assertThat(may(ALICE, "s3:GetObject", OBJECT)
            .identity(ALL)
            .ownedBy(OURS)
            .with(Layer.RCP, deny("*", "*"))
            .outcome())
        .isEqualTo(EXPLICITLY_DENIED);
    assertThat(may(ALICE, "ec2:RunInstances", "*")
            .identity(ALL)
            .with(Layer.RCP, deny("*", "*"))
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void aResourcePolicyThatNamesTheUserNeedsNothingElse() {
    assertThat(may(ALICE, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .with(Layer.BOUNDARY, allow("ec2:*", "*"))
            .with(Layer.RESOURCE, allowTo("{'AWS':'" + ALICE + "'}"))
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void oneThatNamesTheRoleStillMeetsTheBoundary() {
    Ask ask = may(SESSION, "s3:GetObject", OBJECT)
        .ownedBy(OURS)
        .with(Layer.RESOURCE, allowTo("{'AWS':'" + APP + "'}"));
    assertThat(ask.outcome()).isEqualTo(ALLOWED);
    assertThat(ask.with(Layer.BOUNDARY, allow("ec2:*", "*")).outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void oneThatNamesTheAccountOnlyDelegates() {
    Ask ask = may(ALICE, "s3:GetObject", OBJECT)
        .ownedBy(OURS)
        .with(Layer.RESOURCE, allowTo("{'AWS':'" + OURS + "'}"));
    assertThat(ask.outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.identity(ALL).outcome()).isEqualTo(ALLOWED);
  }

  @Test
  void aRoleWithAPathIsTheRoleOfItsSessions() {
    String withPath = "arn:aws:iam::111122223333:role/team/x/app";
    assertThat(may(SESSION, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .with(Layer.RESOURCE, allowTo("{'AWS':'" + withPath + "'}"))
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void aDeletedPrincipalNamesNobody() {
    assertThat(may(SESSION, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .with(Layer.RESOURCE, allowTo("{'AWS':'AROAEXAMPLEEXAMPLEAAA'}"))
            .outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void acrossAccountsBothSidesMustAllow() {
    Ask ask = may(STRANGER, "s3:GetObject", OBJECT).ownedBy(OURS);
    assertThat(ask.identity(ALL).outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.with(Layer.RESOURCE, allowTo("'*'")).outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.identity(ALL)
            .with(Layer.RESOURCE, allowTo("{'AWS':'999988887777'}"))
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void anonymousCallersAreServedByAStarAndByNothingNarrower() {
    Ask ask = may("*", "s3:GetObject", OBJECT).ownedBy(OURS);
    assertThat(ask.with(Layer.RESOURCE, allowTo("'*'")).outcome()).isEqualTo(ALLOWED);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'AWS':'111122223333'}")).outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void aServiceIsNamedByItsOwnName() {
    Ask ask = may("ec2.amazonaws.com", "sts:AssumeRole", APP);
    assertThat(
            ask.with(Layer.RESOURCE, allowTo("{'Service':'ec2.amazonaws.com'}")).outcome())
        .isEqualTo(ALLOWED);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'Service':'lambda.amazonaws.com'}"))
            .outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void aRoleIsNotAssumedWithoutItsTrust() {
    Ask ask = may(ALICE, "sts:AssumeRole", APP).identity(ALL);
    assertThat(ask.outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'AWS':'" + OURS + "'}")).outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void aUserNamedInATrustNeedsNoPolicyOfItsOwn() {
    Ask ask = may(ALICE, "sts:AssumeRole", APP);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'AWS':'" + ALICE + "'}")).outcome())
        .isEqualTo(ALLOWED);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'AWS':'" + OURS + "'}")).outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void aKeyPolicyMustDelegateBeforeIamCounts() {
    Ask ask = may(ALICE, "kms:Decrypt", KEY).identity(ALL);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'AWS':'arn:aws:iam::111122223333:root'}"))
            .outcome())
        .isEqualTo(ALLOWED);
    assertThat(ask.with(Layer.RESOURCE, allowTo("{'AWS':'" + APP + "'}")).outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void aKeyPolicyNobodyCollectedLeavesItOpen() {
    Decision decision = may(ALICE, "kms:Decrypt", KEY)
        .identity(ALL)
        .notCollected(Layer.RESOURCE)
        .decision();
    assertThat(decision.outcome()).isEqualTo(MAYBE);
    assertThat(decision.unmetKeys()).containsExactly("the policy of the resource");
  }

  @Test
  void anUnknownKeyOfAnAllowIsNamed() {
    Decision decision = may(ALICE, "s3:GetObject", "*")
        .identity(
            allowIf(
                "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},'Bool':{'aws:MultiFactorAuthPresent':'true'}}"))
        .inAnUnknownContext()
        .decision();
    assertThat(decision.outcome()).isEqualTo(MAYBE);
    assertThat(decision.unmetKeys()).containsExactly("aws:MultiFactorAuthPresent", "aws:SourceIp");
  }

  @Test
  void anUnknownKeyOfADenyIsNamed() {
    Decision decision = may(ALICE, "s3:GetObject", "*")
        .identity(ALL, denyIf("{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}"))
        .inAnUnknownContext()
        .decision();
    assertThat(decision.reason())
        .isEqualTo("It depends on aws:SourceIp (identity-based policy: IDENTITY, statement 2)");
  }

  @Test
  void aSecondAllowWithoutConditionSettlesIt() {
    assertThat(may(ALICE, "s3:GetObject", "*")
            .identity(allowIf("{'Bool':{'aws:MultiFactorAuthPresent':'true'}}"), ALL)
            .inAnUnknownContext()
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void aDenyForEveryoneButTheNamedStrikesTheOthers() {
    String others =
        "{'Effect':'Deny','NotPrincipal':{'AWS':'" + ALICE + "'},'Action':'*','Resource':'*'}";
    assertThat(may(STRANGER, "s3:GetObject", OBJECT)
            .identity(ALL)
            .with(Layer.RESOURCE, others)
            .outcome())
        .isEqualTo(EXPLICITLY_DENIED);
    assertThat(may(ALICE, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .identity(ALL)
            .with(Layer.RESOURCE, others)
            .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void aDenyForEveryoneButARoleLeavesItsSessionsOpen() {
    String others =
        "{'Effect':'Deny','NotPrincipal':{'AWS':'" + APP + "'},'Action':'*','Resource':'*'}";
    assertThat(may(SESSION, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .identity(ALL)
            .with(Layer.RESOURCE, others)
            .outcome())
        .isEqualTo(MAYBE);
  }

  @Test
  void aDenyToOneDoesNotStrikeAnother() {
    assertThat(may(ALICE, "s3:GetObject", OBJECT)
            .ownedBy(OURS)
            .identity(ALL)
            .with(Layer.RESOURCE, denyTo("{'AWS':'" + APP + "'}"))
            .outcome())
        .isEqualTo(ALLOWED);
  }
}
