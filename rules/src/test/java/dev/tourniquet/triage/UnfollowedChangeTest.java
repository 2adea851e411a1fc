package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call changed without any attribute showing it is said, and not left out. */
class UnfollowedChangeTest {

  private static final String KEY = "AWS::KMS::Key|aws|111122223333|us-east-1|k-1";
  private static final String GAP =
      "changes: what kms:DisableKeyRotation changed is no attribute that is followed; the call itself"
          + " is in the evidence, and an item of AWS Config would show before and after";

  @Test
  void aCallWhoseEffectNoAttributeShowsIsAGapOfTheChanges() {
    Investigation shown = triggeredBy(
        call("off", "DisableKeyRotation", "\"keyId\": \"k-1\""),
        call("again", "DisableKeyRotation", "\"keyId\": \"k-1\""));
    assertThat(shown.changes().items()).isEmpty();
    assertThat(shown.changes().gaps()).containsExactly(GAP);
  }

  @Test
  void aCallWhoseEffectIsShownIsNone() {
    Investigation shown = triggeredBy(call("gone", "DisableKey", "\"keyId\": \"k-1\""));
    assertThat(shown.changes().items()).hasSize(1);
    assertThat(shown.changes().gaps()).isEmpty();
  }

  @Test
  void aCallThatFailedOrIsAboutAnotherKeyChangedNothingHere() {
    assertThat(triggeredBy(call(
                "denied",
                "DisableKeyRotation",
                "\"keyId\": \"k-1\"}, \"errorCode\": \"AccessDenied\", \"additionalEventData\": {"))
            .changes()
            .gaps())
        .isEmpty();
    assertThat(triggeredBy(call("other", "DisableKeyRotation", "\"keyId\": \"k-2\""))
            .changes()
            .gaps())
        .isEmpty();
  }

  private static Investigation triggeredBy(Event... triggers) {
    CaseFile file = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(Shares.snapshot("public-1", 0, Shares.PUBLISH, PERSON))
        .file();
    return Investigator.investigate(new CaseFile(
        file.rule(),
        new ResourceFile(KEY, List.of(triggers), List.of()),
        file.asOf(),
        CallList.whole(List.of(triggers), List.of()),
        file.pivots(),
        file.related(),
        file.background()));
  }

  private static Event call(String id, String operation, String request) {
    return event(id, 5, """
        {"eventSource": "kms.amazonaws.com", "eventName": "%s", "readOnly": false, "userIdentity": %s,
         "requestParameters": {%s}}
        """.formatted(operation, PERSON, request));
  }
}
