package dev.tourniquet.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Change;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Fold;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What takes back a version of a managed policy that was made, put in force or deleted. */
class PolicyVersionReversalsTest {

  private static final String ARN = "arn:aws:iam::111122223333:policy/team/guard";
  private static final String DENY =
      "{\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\",\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}}";
  private static final Event MADE = event(
      0,
      "CreatePolicy",
      "\"policyName\":\"guard\",\"path\":\"/team/\",\"policyDocument\":\"" + DENY + "\"",
      "{\"policy\":{\"arn\":\"" + ARN + "\",\"defaultVersionId\":\"v1\"}}");
  private static final Event OPENED = event(
      1,
      "CreatePolicyVersion",
      "\"policyArn\":\"" + ARN + "\",\"setAsDefault\":true,\"policyDocument\":\"{}\"",
      "{\"policyVersion\":{\"versionId\":\"v2\",\"isDefaultVersion\":true}}");
  private static final Event DELETED =
      event(2, "DeletePolicyVersion", "\"policyArn\":\"" + ARN + "\",\"versionId\":\"v1\"", "null");

  @Test
  void aDeletedVersionComesBackWithItsDocumentAndNotInForce() {
    assertThat(reversals(DELETED, MADE, OPENED))
        .containsExactly("iam:CreatePolicyVersion {\"PolicyArn\":\"" + ARN
            + "\",\"PolicyDocument\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\","
            + "\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}}\",\"SetAsDefault\":false}");
  }

  @Test
  void aDeletedVersionWhoseDocumentNobodySawCannotComeBack() {
    assertThat(reversals(DELETED, OPENED)).isEmpty();
    assertThat(reversals(DELETED)).isEmpty();
  }

  @Test
  void aVersionPutInForceGivesWayToTheOneBeforeAndThenGoes() {
    assertThat(reversals(OPENED, MADE))
        .containsExactlyInAnyOrder(
            "iam:SetDefaultPolicyVersion {\"PolicyArn\":\"" + ARN + "\",\"VersionId\":\"v1\"}",
            "iam:DeletePolicyVersion {\"PolicyArn\":\"" + ARN + "\",\"VersionId\":\"v2\"}");
  }

  @Test
  void whichVersionWasInForceBeforeIsNotGuessed() {
    assertThat(reversals(OPENED))
        .containsExactly(
            "iam:DeletePolicyVersion {\"PolicyArn\":\"" + ARN + "\",\"VersionId\":\"v2\"}");
  }

  /** What undoes each change that the last call made. */
  private static List<String> reversals(Event last, Event... before) {
    Stream<Event> events = Stream.concat(Stream.of(before), Stream.of(last));
    List<Change> changes = Fold.history(
        events.flatMap(event -> Changes.of(event).stream()).toList(), List.of(), Instant.MAX);
    return changes.stream()
        .filter(change -> change.eventId().equals(last.id()))
        .flatMap(change -> Reversals.of(change, last).stream())
        .map(found -> found.call().name() + " " + found.call().parameters())
        .toList();
  }

  private static Event event(int minute, String operation, String request, String response) {
    return Event.parse("""
        {"eventID": "e%d", "eventTime": "2026-03-01T00:0%d:00Z", "awsRegion": "us-east-1",
         "recipientAccountId": "111122223333", "eventSource": "iam.amazonaws.com", "eventName": "%s",
         "requestParameters": {%s}, "responseElements": %s}
        """.formatted(minute, minute, operation, request, response));
  }
}
