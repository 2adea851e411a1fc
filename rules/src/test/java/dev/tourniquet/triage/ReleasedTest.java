package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** A responder who takes back a containment does what rules look for. */
class ReleasedTest {

  private static final String SOMEONE = """
      {"type": "IAMUser", "userName": "joe", "accountId": "111122223333",
       "arn": "arn:aws:iam::111122223333:user/joe", "principalId": "AIDAJOE"}""";

  @Test
  void aResponderWhoTakesBackAContainmentIsAMaybe() {
    Story story = bucket()
        .with(
            versioning("on", 0, "Enabled", RESPONDER),
            versioning("off", 5, "Suspended", RESPONDER));

    Answer answer = ask(new Condition(), story);
    assertThat(answer.weights()).containsExactlyInAnyOrder(Weight.CONDITION, Weight.RELEASED);
    assertThat(answer.text())
        .endsWith(" It takes back PutBucketVersioning, a responder's call, and is one itself.");
    assertThat(answer.evidence()).containsExactly("off", "on");
    assertThat(story.judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void soIsAPolicyOfTheOrganizationThatARespondersDetaches() {
    Story story = Story.of(Rules.guardRail(), "AWS::Organizations::Policy|aws||global|p-0a1b2c3d")
        .with(policy("on", 0, "AttachPolicy"), policy("off", 5, "DetachPolicy"));

    assertThat(story.judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void aResponderWhoTakesBackNothingIsLikeAnybody() {
    assertThat(
            bucket().with(versioning("off", 5, "Suspended", RESPONDER)).judged().verdict())
        .isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void soIsWhoeverTakesBackAContainmentAndIsNoResponder() {
    assertThat(bucket()
            .with(
                versioning("on", 0, "Enabled", RESPONDER),
                versioning("off", 5, "Suspended", SOMEONE))
            .judged()
            .verdict())
        .isEqualTo(Verdict.PROBABLY_SICK);
  }

  private static Story bucket() {
    return Story.of(Rules.versioning(), "AWS::S3::Bucket|aws||global|logs-of-ours");
  }

  private static Event versioning(String id, int minutes, String status, String caller) {
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketVersioning", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s,
         "requestParameters": {"bucketName": "logs-of-ours", "VersioningConfiguration": {"Status": "%s"}}}""".formatted(caller, status));
  }

  private static Event policy(String id, int minutes, String operation) {
    return event(id, minutes, """
        {"eventSource": "organizations.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s,
         "requestParameters": {"policyId": "p-0a1b2c3d", "targetId": "111122223333"}}""".formatted(operation, RESPONDER));
  }
}
