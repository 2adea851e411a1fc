package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Replication to several buckets: S3 does not ask whose they are, and only what is told of one is known of it. */
class UntoldDestinationsTest {

  private static final String UNTOLD = "";

  /** A rule to a bucket of each account. */
  private static Event replicated(String id, int minutes, String... accounts) {
    String rules = Stream.of(accounts)
        .map(account -> "{\"Destination\": {\"Bucket\": \"arn:aws:s3:::copies\"%s}}"
            .formatted(account.equals(UNTOLD) ? "" : ", \"Account\": \"" + account + "\""))
        .collect(Collectors.joining(", "));
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketReplication", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"bucketName": "b", "ReplicationConfiguration": {"Rule": [%s]}}}
        """.formatted(Shares.BUILDER, rules));
  }

  private static Story story(Event... events) {
    return Story.of(Rules.replication(), "AWS::S3::Bucket|aws||global|b").with(events);
  }

  private static Verdict verdict(String... accounts) {
    return story(replicated("e1", 0, accounts)).judged().verdict();
  }

  @Test
  void aBucketOfOursDoesNotSpeakForOneOfWhichNothingIsTold() {
    assertThat(verdict(Story.ACCOUNT, UNTOLD))
        .isEqualTo(verdict(UNTOLD))
        .isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(verdict(UNTOLD, Story.BACKUP)).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void aVendorDoesNotSpeakForOneOfWhichNothingIsToldAndTheGapSaysSo() {
    Finding finding = story(replicated("e1", 0, Organizations.VENDOR, UNTOLD)).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(finding.gaps())
        .contains(
            "destination: a call names nobody, or not the account of each destination, or was logged without what it asked for");
  }

  @Test
  void aLaterCallThatTellsAllDoesNotSpeakForOneBefore() {
    assertThat(story(replicated("e1", 0, Story.ACCOUNT, UNTOLD), replicated("e2", 5, Story.ACCOUNT))
            .judged()
            .verdict())
        .isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void whereEveryBucketIsToldToBeOursOrAVendorsItIsNotSick() {
    assertThat(verdict(Story.ACCOUNT, Story.ACCOUNT)).isEqualTo(Verdict.NOT_SICK);
    assertThat(verdict(Story.ACCOUNT, Story.BACKUP, Organizations.VENDOR))
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aStrangerIsNamedBesideWhatIsNotTold() {
    assertThat(story(replicated("e1", 0, UNTOLD, Story.STRANGER)).judged().signs())
        .anyMatch(sign -> sign.answer().contains("Shared with account " + Story.STRANGER));
  }

  @Test
  void theCallThatLeavesOneOutIsToBeClosedThoughItNamesAVendor() {
    Event half = replicated("half", 0, Organizations.VENDOR, UNTOLD);
    Event whole = replicated("whole", 5, Organizations.VENDOR);

    assertThat(ToClose.calls(Case.of(story(half, whole).file()))).isEqualTo(List.of(half));
  }
}
