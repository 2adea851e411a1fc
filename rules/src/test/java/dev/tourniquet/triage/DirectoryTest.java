package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** A permission set's role is shared: its plan stops the one person wherever a call tells who that is. */
class DirectoryTest {
  private static final String ROLE_DENIED =
      "{\"ArnEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/aws-reserved/";

  /** Identity Center gives out credentials of the permission set in the second the session began, or near it. */
  private static Event given(String id, int seconds, String user) {
    return event(id, 0, """
        {"eventSource": "sso.amazonaws.com", "eventName": "GetRoleCredentials", "readOnly": true,
         "eventTime": "2026-03-01T13:50:%02dZ", "eventType": "AwsServiceEvent",
         "userIdentity": {"type": "IdentityCenterUser", "accountId": "111122223333", "credentialId": "c-%s",
           "onBehalfOf": {"userId": "%s", "identityStoreArn":
             "arn:aws:identitystore::111122223333:identitystore/d-9067example"}},
         "serviceEventDetails": {"account_id": "111122223333", "role_name": "BeanstalkAdmin"}}""".formatted(seconds, id, user));
  }

  private static Finding.Step denied(Event... issuing) {
    return Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("public-1", 0, PUBLISH, PERSON))
        .with(issuing)
        .judged()
        .containment()
        .stream()
        .flatMap(plan -> plan.steps().stream())
        .filter(step -> step.operation().equals("CreatePolicy"))
        .filter(step -> step.parameters().path("Name").asText().contains("-caller-"))
        .findFirst()
        .orElseThrow();
  }

  private static String content(Finding.Step step) {
    return step.parameters().path("Content").asText();
  }

  @Test
  void theUserIsDeniedWhoseCallGaveOutTheSession() {
    Finding.Step step = denied(Toggled.SIGNED_IN, given("issued", 0, "8b582ab2"));

    assertThat(content(step))
        .contains("{\"StringEquals\":{\"identitystore:userId\":\"8b582ab2\"}}")
        .doesNotContain("aws:PrincipalArn");
    assertThat(String.join(" ", step.cautions()))
        .contains(
            "whose id event issued, which gave out its session (permission-set-and-second, STRONG), tells");
  }

  @Test
  void whoeverOfTwoUsersItWasTheRoleIsDenied() {
    assertThat(content(denied(given("one", 0, "8b582ab2"), given("other", 1, "a4b3192e"))))
        .contains(ROLE_DENIED);
  }

  @Test
  void whereNoCallTellsTheRoleIsDenied() {
    assertThat(content(denied(Toggled.SIGNED_IN))).contains(ROLE_DENIED);
  }
}
