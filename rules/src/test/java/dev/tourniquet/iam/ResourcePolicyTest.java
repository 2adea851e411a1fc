package dev.tourniquet.iam;

import static dev.tourniquet.iam.Ask.ALICE;
import static dev.tourniquet.iam.Ask.ALL;
import static dev.tourniquet.iam.Ask.APP;
import static dev.tourniquet.iam.Ask.SESSION;
import static dev.tourniquet.iam.Ask.STRANGER;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.allowTo;
import static dev.tourniquet.iam.Ask.may;
import static dev.tourniquet.iam.Outcome.ALLOWED;
import static dev.tourniquet.iam.Outcome.IMPLICITLY_DENIED;
import static dev.tourniquet.iam.Outcome.MAYBE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Policies of resources, trust and keys beside those of the caller. */
class ResourcePolicyTest {

  private static final String OBJECT = "arn:aws:s3:::data/a.txt";

  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1";

  private static final String OURS = "111122223333";

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
}
