package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTest {

  private static String lead(Event... triggers) {
    return Lead.of(List.of(triggers), Organizations.ours()).id();
  }

  @Test
  void theLatestThatTookEffectLeads() {
    assertThat(lead(
            image("first", 0, STRANGE, add(STRANGER)), image("second", 5, OFFICE, add(BACKUP))))
        .isEqualTo("second");
  }

  @Test
  void anAttemptLeadsOnlyWhereNothingTookEffect() {
    Event refused = Story.event("refused", 9, "{\"errorCode\": \"AccessDenied\"}");
    assertThat(lead(image("first", 0, STRANGE, add(STRANGER)), refused)).isEqualTo("first");
    assertThat(lead(refused)).isEqualTo("refused");
  }

  @Test
  void aRespondersWriteDoesNotLeadInPlaceOfWhomTheCaseIsAbout() {
    assertThat(lead(
            image("theirs", 0, STRANGE, add(STRANGER)),
            image("ours", 5, OFFICE, Shares.remove(STRANGER), Shares.RESPONDER)))
        .isEqualTo("theirs");
    assertThat(lead(image("ours", 5, OFFICE, Shares.remove(STRANGER), Shares.RESPONDER)))
        .isEqualTo("ours");
  }

  @Test
  void whoLetSomeoneInLeadsBeforeWhoPutItRight() {
    Event opened = policy("opened", 0, "\"*\"");
    Event right = policy("right", 5, "{\"AWS\": \"arn:aws:iam::111122223333:role/app\"}");

    assertThat(lead(opened, right)).isEqualTo("opened");
    assertThat(lead(right)).as("nobody let anyone in").isEqualTo("right");
    assertThat(lead(right, image("ours", 9, OFFICE, Shares.remove(STRANGER), Shares.RESPONDER)))
        .isEqualTo("right");
  }

  @Test
  void aPolicyThatCannotBeReadMayHaveLetSomeoneIn() {
    Event unread = Story.event("unread", 5, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy",
         "requestParameters": {"omitted": true}}""");
    Event right = policy("right", 9, "{\"AWS\": \"arn:aws:iam::111122223333:role/app\"}");
    assertThat(lead(policy("opened", 0, "\"*\""), unread, right)).isEqualTo("unread");
  }

  @Test
  void theOwnersRepairDoesNotMakeTheOwnerTheSuspect() {
    Event opened = policy("opened", 0, "\"*\"");
    Event right = new Event(
        ((ObjectNode) policy("right", 5, "{\"AWS\": \"arn:aws:iam::111122223333:role/app\"}")
                .record()
                .deepCopy())
            .put("sourceIPAddress", OFFICE)
            .set("userIdentity", Event.parse(Shares.PERSON).record()));

    Finding finding = Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|billing")
        .with(opened, right)
        .judged();

    assertThat(finding.actor().principal()).contains("AIDAQQQQQQQQQQQQQQQQ1");
    assertThat(finding.source().classes()).containsExactly("UNKNOWN");
  }

  private static Event policy(String id, int minutes, String principal) {
    return Story.event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"bucketName": "billing", "bucketPolicy": {"Statement": [
           {"Effect": "Allow", "Principal": %s, "Action": "s3:GetObject"}]}}}""".formatted(STRANGE, Shares.BUILDER, principal));
  }

  @Test
  void withoutTriggersThereIsNoLead() {
    assertThatThrownBy(() -> lead())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot lead a case without triggers");
  }
}
