package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.config.Presence;
import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a trust lets in that is written by unique id, or by the subject of an outside provider. */
class TrustWrittenTest {

  private static final String STRANGERS_ID = "AROA4KEW4QZ6AAPRODXQ2";
  private static final String OUR_ID = "AROARTX3GSDSQAPRODXQ2";
  private static final String ID_OF_2015 = "AROAJQQQQQQQQQQQQQQQQ";

  private static Event trust(String principal, String condition) {
    String policy = """
        {"Statement": [{"Effect": "Allow", "Principal": %s, "Action": "sts:*", "Condition": {%s}}]}""".formatted(principal, condition.replace('\'', '"'));
    return event("trust", 0, """
        {"eventSource": "iam.amazonaws.com", "eventName": "UpdateAssumeRolePolicy", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"roleName": "app", "policyDocument": %s}}""".formatted(Shares.PERSON, TextNode.valueOf(policy)));
  }

  private static Story trusting(String principal, String condition) {
    return Story.of(Rules.trust(), "AWS::IAM::Role|aws|111122223333|global|app")
        .with(trust(principal, condition));
  }

  private static Story id(String id) {
    return trusting("{\"AWS\": [\"%s\"]}".formatted(id), "");
  }

  private static Story subject(String host, String condition) {
    return trusting(
        "{\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/%s\"}".formatted(host),
        condition);
  }

  @Test
  void aStrangersIdIsTheStrangersAccount() {
    Finding finding = id(STRANGERS_ID).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    assertThat(finding.signs())
        .anyMatch(sign -> sign.answer().startsWith("Shared with account " + STRANGER));
  }

  @Test
  void anIdOfOurOwnAccountLetsInNobody() {
    assertThat(id(OUR_ID).judged().verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void anIdThatTellsNoAccountIsAMaybe() {
    Finding finding = id(ID_OF_2015).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("whose " + ID_OF_2015 + " is: "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      token.actions.githubusercontent.com | 'StringLike': {'token.actions.githubusercontent.com:sub': 'repo:attacker/x:*'}
      token.actions.githubusercontent.com | 'StringEquals': {'token.actions.githubusercontent.com:repository_owner': 'attacker'}
      gitlab.com                          | 'StringLike': {'gitlab.com:sub': 'project_path:attacker/x:*'}
      app.terraform.io                    | 'StringLike': {'app.terraform.io:sub': 'organization:attacker:*'}
      accounts.google.com                 | 'StringEquals': {'accounts.google.com:aud': 'attacker.apps.googleusercontent.com'}
      oidc.circleci.com/org/attacker      |
      api.bitbucket.org/2.0/workspaces/attacker/pipelines-config/identity/oidc | 'StringLike': {'api.bitbucket.org/2.0/workspaces/attacker/pipelines-config/identity/oidc:sub': '*'}
      """)
  void aTenantThatNothingSaysIsOursIsAMaybeWithAGap(String host, String condition) {
    Finding finding = subject(host, condition == null ? "" : condition).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps())
        .anyMatch(gap -> gap.startsWith("whose ") && gap.contains("attacker"));
  }

  @Test
  void guestsOfAnIdentityPoolAreEveryone() {
    Finding finding = trusting(
            "{\"Federated\": \"cognito-identity.amazonaws.com\"}",
            "'StringEquals': {'cognito-identity.amazonaws.com:aud': 'us-east-1:pool'}")
        .judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Federated\": \"cognito-identity.amazonaws.com\"}",
        "{\"Federated\": \"cognito-identity.amazonaws.com\", \"AWS\": \"111122223333\"}",
      })
  void aPoolThatNothingSaysIsOursIsAMaybeWithAGap(String principal) {
    Finding finding = trusting(
            principal,
            "'StringEquals': {'cognito-identity.amazonaws.com:aud': 'us-east-1:pool'},"
                + " 'ForAnyValue:StringLike': {'cognito-identity.amazonaws.com:amr': 'authenticated'}")
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("whose us-east-1:pool is: "));
  }

  @Test
  void noSubjectAtAllIsWorse() {
    assertThat(subject("token.actions.githubusercontent.com", "").judged().verdict())
        .isEqualTo(Verdict.SICK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Federated\": \"arn:aws:iam::111122223333:saml-provider/okta\"}",
        "{\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC\"}",
      })
  void aProviderOfOurOwnLetsInNobody(String principal) {
    String condition = "'StringEquals': {'oidc.eks.us-east-1.amazonaws.com/id/ABC:sub': 'x'}";
    assertThat(trusting(principal, condition).beginning("trust").judged().verdict())
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void whoIsWrittenByIdIsStillIn() {
    Case c = Case.of(id(STRANGERS_ID).file());
    assertThat(c.still().open()).isEqualTo(Presence.YES);
  }
}
