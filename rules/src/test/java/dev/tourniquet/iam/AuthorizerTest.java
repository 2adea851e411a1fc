package dev.tourniquet.iam;

import static dev.tourniquet.iam.Ask.ALICE;
import static dev.tourniquet.iam.Ask.ALL;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.allowIf;
import static dev.tourniquet.iam.Ask.deny;
import static dev.tourniquet.iam.Ask.denyIf;
import static dev.tourniquet.iam.Ask.may;
import static dev.tourniquet.iam.Outcome.ALLOWED;
import static dev.tourniquet.iam.Outcome.EXPLICITLY_DENIED;
import static dev.tourniquet.iam.Outcome.MAYBE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorizerTest {

  private static final String OBJECT = "arn:aws:s3:::data/a.txt";

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
}
