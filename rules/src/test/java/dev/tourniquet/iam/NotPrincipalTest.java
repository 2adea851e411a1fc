package dev.tourniquet.iam;

import static dev.tourniquet.iam.Ask.ALICE;
import static dev.tourniquet.iam.Ask.ALL;
import static dev.tourniquet.iam.Ask.APP;
import static dev.tourniquet.iam.Ask.SESSION;
import static dev.tourniquet.iam.Ask.STRANGER;
import static dev.tourniquet.iam.Ask.denyTo;
import static dev.tourniquet.iam.Ask.may;
import static dev.tourniquet.iam.Outcome.ALLOWED;
import static dev.tourniquet.iam.Outcome.EXPLICITLY_DENIED;
import static dev.tourniquet.iam.Outcome.MAYBE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Denies for everyone but some. */
class NotPrincipalTest {

  private static final String OBJECT = "arn:aws:s3:::data/a.txt";

  private static final String OURS = "111122223333";

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
