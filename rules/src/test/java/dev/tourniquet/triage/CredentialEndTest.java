package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key works until it is made inactive, a session until its time is over. */
class CredentialEndTest {

  private static final String KEY =
      "credential: whether ASIAQQQQQQQQQQQQQQQQ still works is not in the logs; ";

  private static List<String> gaps(Event... events) {
    Story story = Story.of(Rules.snapshot(), Shares.snapshotKey()).with(events);
    return ask(new Continuing(), story).gaps();
  }

  @Test
  void ofALongTermKeyIamTells() {
    assertThat(ask(new Continuing(), shared(STRANGER, OFFICE)).gaps())
        .containsExactly(
            "credential: whether AKIAQQQQQQQQQQQQQQQQ still works is not in the logs; iam list-access-keys would tell");
  }

  @Test
  void aSessionOfARoleEndsTwelveHoursAfterItBeganAtTheLatest() {
    assertThat(gaps(snapshot("e1", 0, Shares.PUBLISH, PERSON)))
        .containsExactly(
            KEY
                + "it ends at 2026-03-02 01:50 UTC at the latest, the longest a session lasts being 12 hours");
  }

  @Test
  void aUsersTokenMayLastThirtySixHours() {
    String user = Shares.BUILDER.replace("AKIA", "ASIA");
    assertThat(gaps(snapshot("e1", 0, Shares.PUBLISH, user)))
        .containsExactly(
            KEY
                + "it ends at 2026-03-03 02:05 UTC at the latest, the longest a session lasts being 36 hours");
  }

  @Test
  void theCallThatIssuedItTellsTheEnd() {
    assertThat(gaps(
            issue("\"Mar 1, 2026, 2:50:00\u202fPM\""), snapshot("e1", 0, Shares.PUBLISH, PERSON)))
        .containsExactly(KEY + "by the call that issued it, it ends at 2026-03-01 14:50 UTC");
    assertThat(gaps(issue("null"), snapshot("e1", 0, Shares.PUBLISH, PERSON)))
        .as("an hour was asked for")
        .containsExactly(KEY + "by the call that issued it, it ends at 2026-03-01 14:50 UTC");
  }

  private static Event issue(String expiration) {
    return event("issue", -15, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "readOnly": true,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"durationSeconds": 3600, "roleSessionName": "jane@example.com",
          "roleArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAQQQQQQQQQQQQQQQQ", "expiration": %s},
          "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ2:jane@example.com"}}}""".formatted(Shares.BUILDER, expiration));
  }
}
