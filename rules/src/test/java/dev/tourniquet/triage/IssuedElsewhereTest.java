package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** Credentials asked for in one network and used in another: told, and no sign by itself. */
class IssuedElsewhereTest {

  private static final String SESSION =
      Shares.RESPONDER.replace("2026-03-01T14:30:00Z", "2026-03-01T13:35:00Z");

  private static Event issued(String from) {
    return event("issued", -30, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "readOnly": true, "sourceIPAddress": "%s",
         "userIdentity": {"type": "IAMUser", "userName": "jane", "accountId": "111122223333",
           "arn": "arn:aws:iam::111122223333:user/jane", "principalId": "AIDAJANE", "accessKeyId": "AKIAM"},
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/IncidentResponse", "roleSessionName": "case-7"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAQQQQQQQQQQQQQQQ3", "expiration": "Mar 1, 2026, 3:30:00 PM"},
           "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ3:case-7",
             "arn": "arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7"}}}""".formatted(from));
  }

  private static Answer activity(Event... issue) {
    Story story = new Story().with(issue).with(image("e1", 0, STRANGE, add(STRANGER), SESSION));
    return new OtherActivity().ask(Case.of(story.file()));
  }

  @Test
  void aSessionIssuedAtTheOfficeAndUsedElsewhereIsTold() {
    Answer answer = activity(issued(OFFICE));

    assertThat(answer.text())
        .contains(
            "Its credentials were issued to 203.0.113.7, by AssumeRole at 2026-03-01 13:35 UTC, and used from"
                + " 198.51.100.77 at 2026-03-01 14:05 UTC, an unrelated network.");
    assertThat(answer.evidence()).contains("issued", "e1");
    assertThat(answer.weights()).as("brokers of credentials do so").containsExactly(Weight.NOTE);
  }

  @Test
  void oneThatIsUsedWhereItWasIssuedNearItOrWhoseIssueIsNotHeldIsNot() {
    assertThat(activity(issued(STRANGE)).text()).doesNotContain("were issued to");
    assertThat(activity(issued("198.51.7.7")).text()).doesNotContain("were issued to");
    assertThat(activity(issued("10.0.0.7")).text()).doesNotContain("were issued to");
    assertThat(activity().text()).doesNotContain("were issued to");
  }
}
