package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** AWS's quarantine tells as long as it holds. */
class QuarantinedTest {

  private static final int DAY = 24 * 60;
  private static final String AWS = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";

  private static Event policy(
      String id, int minutes, String operation, String user, String arn, String who) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"userName": "%s", "policyArn": "%s"}}""".formatted(operation, OFFICE, who, user, arn));
  }

  private static Event attached(int minutes) {
    return policy("attached", minutes, "AttachUserPolicy", "ImageBuilder", AWS, Shares.RESPONDER);
  }

  private static Event detached(int minutes, String who) {
    return policy("detached", minutes, "DetachUserPolicy", "ImageBuilder", AWS, who);
  }

  private static List<String> evidence(Event... events) {
    Story story = new Story()
        .with(Shares.image("e1", 0, STRANGE, Shares.add(Story.STRANGER)))
        .with(events);
    return Quarantined.of(Case.of(story.file())).map(Clue::evidence).orElse(List.of());
  }

  @Test
  void aQuarantineThatHoldsTells() {
    assertThat(evidence(attached(-365 * DAY))).containsExactly("attached");
    assertThat(evidence(attached(30))).as("AWS found the key after the call").hasSize(1);
  }

  @Test
  void aQuarantineThatWasLiftedLongAgoTellsNothing() {
    assertThat(evidence(attached(-365 * DAY), detached(-364 * DAY, Shares.RESPONDER)))
        .isEmpty();
    assertThat(evidence(attached(-365 * DAY), detached(-364 * DAY, Shares.BUILDER)))
        .as("its user changed the key and lifted it")
        .isEmpty();
  }

  @Test
  void whatTheCallerTookOffItselfInTheIncidentTellsAndSoDoesWhatWasTakenOffLater() {
    assertThat(evidence(attached(-2 * DAY), detached(-60, Shares.BUILDER)))
        .containsExactly("attached");
    assertThat(evidence(attached(-2 * DAY), detached(60, Shares.RESPONDER)))
        .containsExactly("attached");
    assertThat(evidence(attached(-2 * DAY), detached(-60, Shares.RESPONDER))).isEmpty();
  }

  @Test
  void aPolicyOfThatNameIsNoQuarantineNorIsOneOfAnotherUser() {
    String own = "arn:aws:iam::111122223333:policy/AWSCompromisedKeyQuarantineV3";
    assertThat(
            evidence(policy("own", -60, "AttachUserPolicy", "ImageBuilder", own, Shares.RESPONDER)))
        .isEmpty();
    assertThat(evidence(policy("other", -60, "AttachUserPolicy", "bob", AWS, Shares.BUILDER)))
        .isEmpty();
  }
}
