package dev.tourniquet.triage.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReachTest {

  private static final String OWN = "111122223333";
  private static final Grantee EVERYONE = Grantee.everyone("*");

  private static List<Grantee> reach(String statement) {
    return PolicyReach.of(json("{\"Statement\": [" + statement + "]}"), ResourceKind.S3, OWN);
  }

  private static JsonNode json(String text) {
    return Event.parse(text).record();
  }

  private static List<Grantee> everyoneIf(String condition) {
    return reach(
        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Condition\": "
            + condition + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"*\"",
        "{\"AWS\": \"*\"}",
        "{\"AWS\": [\"arn:aws:iam::111122223333:root\", \"*\"]}",
        "{\"AWS\": \"arn:aws:iam::*:root\"}"
      })
  void everyoneInEverySpelling(String principal) {
    assertThat(reach("{\"Effect\": \"Allow\", \"Principal\": " + principal
            + ", \"Action\": \"s3:GetObject\"}"))
        .containsExactly(EVERYONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"cloudfront.amazonaws.com\"}, \"Action\": \"s3:GetObject\"}",
        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:role/app\"}, \"Action\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"111122223333\"}, \"Action\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetBucketLocation\"}"
      })
  void nobodyOutsideTheAccount(String statement) {
    assertThat(reach(statement)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}",
        "{\"ArnLike\": {\"aws:SourceArn\": \"arn:aws:cloudfront::111122223333:distribution/X\"}}",
        "{\"IpAddress\": {\"aws:SourceIp\": [\"203.0.113.0/24\"]}}"
      })
  void aFixedValueNarrows(String condition) {
    assertThat(everyoneIf(condition)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Bool\": {\"aws:SecureTransport\": \"true\"}}",
        "{\"StringEquals\": {\"aws:ResourceAccount\": \"111122223333\"}}",
        "{\"StringLike\": {\"aws:userid\": \"*\"}}",
        "{\"StringNotEquals\": {\"aws:PrincipalOrgID\": \"o-exampleorgid\"}}",
        "{\"StringEqualsIfExists\": {\"aws:SourceVpce\": \"vpce-1\"}}",
        "{\"ForAllValues:StringEquals\": {\"aws:PrincipalOrgID\": \"o-exampleorgid\"}}",
        "{\"IpAddress\": {\"aws:SourceIp\": \"0.0.0.0/0\"}}",
        "{\"IpAddress\": {\"aws:SourceIp\": [\"203.0.113.0/24\", \"0.0.0.0/1\"]}}",
        "{\"StringLike\": {\"aws:Referer\": \"https://example.com/*\"}}"
      })
  void whatEveryoneCanMeetDoesNotNarrow(String condition) {
    assertThat(everyoneIf(condition)).containsExactly(EVERYONE);
  }

  @Test
  void anOrganizationIsNamedAndNotEveryone() {
    assertThat(everyoneIf("{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-exampleorgid\"}}"))
        .containsExactly(new Grantee(Grantee.Kind.ORGANIZATION, "o-exampleorgid"));
  }

  @Test
  void anotherAccountByArnOrNumber() {
    assertThat(reach("{\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": {\"AWS\":"
            + " [\"846424999548\", \"arn:aws:iam::012345678901:user/x\"]}}"))
        .containsExactly(Grantee.account("012345678901"), Grantee.account("846424999548"));
  }

  @Test
  void anIdThatIsStoredIsOfSomeoneDeletedAndOneThatIsWrittenOfSomeoneWhoLives() {
    JsonNode policy = json("""
        {"Statement": [{"Effect": "Allow", "Action": "*", "Principal": {"AWS":
          ["arn:aws:iam::111122223333:root", "AROA4KEW4QZ6AAPRODXQ2", "AROARTX3GSDSQAPRODXQ2"]}}]}""");
    assertThat(PolicyReach.of(policy, ResourceKind.S3, OWN)).isEmpty();
    assertThat(PolicyReach.ofWritten(policy, ResourceKind.S3, OWN))
        .containsExactly(Grantee.account("846424999548"));
  }

  @Test
  void aProviderWithoutSubjectIsEveryoneThere() {
    String provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    String statement =
        "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"%s\"}, \"Condition\": %s}";
    assertThat(
            reach(
                statement.formatted(
                    provider,
                    "{\"StringEquals\": {\"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\"}}")))
        .containsExactly(new Grantee(Grantee.Kind.FEDERATED, provider));
    assertThat(
            reach(
                statement.formatted(
                    provider,
                    "{\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:example/app:*\"}}")))
        .isEmpty();
  }

  @Test
  void aPolicyMayBeTextAndNonsenseIsNoPolicy() {
    assertThat(PolicyReach.of(
            TextNode.valueOf(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\"}}"),
            ResourceKind.S3,
            OWN))
        .containsExactly(EVERYONE);
    assertThat(PolicyReach.isReadable(TextNode.valueOf("{not a policy"))).isFalse();
    assertThat(PolicyReach.of(json("[1, {\"Statement\": \"x\"}]"), ResourceKind.S3, OWN))
        .isEmpty();
  }
}
