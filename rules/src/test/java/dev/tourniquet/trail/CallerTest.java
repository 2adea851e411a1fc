package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.calledBy;
import static dev.tourniquet.trail.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Invocation.Kind;
import org.junit.jupiter.api.Test;

/** How a call came about, and how its caller is shown. */
class CallerTest {

  @Test
  void aCallWithoutAServiceInBetweenIsDirect() {
    assertThat(Invocation.of(calledBy("{'type':'IAMUser'}")))
        .isEqualTo(new Invocation(Kind.DIRECT, Confidence.NONE));
  }

  @Test
  void aServiceThatCallsOnForTheCallerForwards() {
    assertThat(Invocation.of(
            calledBy("{'type':'IAMUser','invokedBy':'secretsmanager.amazonaws.com'}")))
        .isEqualTo(new Invocation(Kind.FORWARDED, Confidence.NONE));
  }

  @Test
  void aServiceForItselfIsNobodysCall() {
    assertThat(Invocation.of(calledBy("{'type':'AWSService','invokedBy':'ec2.amazonaws.com'}")))
        .isEqualTo(new Invocation(Kind.SERVICE, Confidence.NONE));
    assertThat(Invocation.of(
            event("{'eventType':'AwsServiceEvent','eventSource':'sso.amazonaws.com'}")))
        .isEqualTo(new Invocation(Kind.SERVICE, Confidence.NONE));
  }

  @Test
  void aServiceLinkedRoleIsItsServicesCall() {
    assertThat(
            Invocation.of(
                calledBy(
                    "{'type':'AssumedRole','sessionContext':{'sessionIssuer':{'type':'Role','arn':'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'}}}")))
        .isEqualTo(new Invocation(Kind.SERVICE, Confidence.NONE));
  }

  @Test
  void theConsoleIsCertainWhenAwsSaysSoAndWeakWhenOnlyTheAgentDoes() {
    assertThat(Invocation.of(
                event("{'sessionCredentialFromConsole':'true','userIdentity':{'type':'IAMUser'}}"))
            .console())
        .isEqualTo(Confidence.EXACT);
    assertThat(Invocation.of(
                event("{'eventType':'AwsConsoleSignIn','userIdentity':{'type':'IAMUser'}}"))
            .console())
        .isEqualTo(Confidence.EXACT);
    assertThat(Invocation.of(
                event("{'sourceIPAddress':'AWS Internal','userIdentity':{'type':'IAMUser'}}"))
            .console())
        .isEqualTo(Confidence.STRONG);
    assertThat(Invocation.of(
                event("{'userAgent':'[S3Console/0.4]','userIdentity':{'type':'IAMUser'}}"))
            .console())
        .isEqualTo(Confidence.WEAK);
    assertThat(Invocation.of(event("{'userAgent':'aws-cli/2.1','userIdentity':{'type':'IAMUser'}}"))
            .console())
        .isEqualTo(Confidence.NONE);
  }

  @Test
  void aRoleIsShownWithItsPathWhichTheSessionsArnDrops() {
    assertThat(
            PrincipalName.of(
                calledBy(
                    "{'type':'AssumedRole','principalId':'AROAEXAMPLE:alice','arn':'arn:aws:sts::111122223333:assumed-role/Web/alice','accountId':'111122223333','sessionContext':{'sessionIssuer':{'type':'Role','principalId':'AROAEXAMPLE','arn':'arn:aws:iam::111122223333:role/app/Web','accountId':'111122223333','userName':'Web'}}}")))
        .isEqualTo(new PrincipalName(
            "arn:aws:iam::111122223333:role/app/Web", "Web", "alice", "111122223333"));
  }

  @Test
  void aUserAFederatedUserAndRootAreShownByName() {
    assertThat(
            PrincipalName.of(
                calledBy(
                    "{'type':'IAMUser','arn':'arn:aws:iam::111122223333:user/dev/alice','userName':'alice','accountId':'111122223333'}")))
        .isEqualTo(new PrincipalName(
            "arn:aws:iam::111122223333:user/dev/alice", "alice", "", "111122223333"));
    assertThat(
            PrincipalName.of(
                calledBy(
                    "{'type':'FederatedUser','principalId':'111122223333:bob','sessionContext':{'sessionIssuer':{'type':'IAMUser','arn':'arn:aws:iam::111122223333:user/alice','accountId':'111122223333','userName':'alice'}}}")))
        .isEqualTo(new PrincipalName(
            "arn:aws:iam::111122223333:user/alice", "alice", "bob", "111122223333"));
    assertThat(
            PrincipalName.of(
                calledBy(
                    "{'type':'Root','arn':'arn:aws:iam::111122223333:root','accountId':'111122223333','userName':'alias'}")))
        .isEqualTo(new PrincipalName("arn:aws:iam::111122223333:root", "root", "", "111122223333"));
  }

  @Test
  void aServiceHasANameAndNoAccount() {
    assertThat(PrincipalName.of(calledBy("{'type':'AWSService','invokedBy':'ec2.amazonaws.com'}")))
        .isEqualTo(new PrincipalName("", "ec2.amazonaws.com", "", ""));
  }

  @Test
  void aNameOfAMegabyteIsCutAndStaysDistinct() {
    String one = "a".repeat(1_000_000);
    String other = one + "b";
    Key short1 = new Key(one, "x", Confidence.WEAK);
    Key short2 = new Key(other, "x", Confidence.WEAK);
    assertThat(short1.value()).hasSize(BoundedText.LIMIT).isNotEqualTo(short2.value());
    assertThat(new Key(one, "x", Confidence.WEAK)).isEqualTo(short1);
  }
}
