package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** What stays in effect, and what goes on. */
class LastingTest {

  private static Event grant(String id, int minutes, String operation) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"userName": "bob", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}}""".formatted(operation, Shares.PERSON));
  }

  @Test
  void anAttachedPolicyBleedsUntilItIsDetached() {
    Event attach = grant("attach", 0, "AttachUserPolicy");
    Story story =
        Story.of(Rules.adminPolicy(), CaseResource.of(attach, "").text()).with(attach);

    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.YES);
    assertThat(story.with(grant("detach", 30, "DetachUserPolicy")).judged().bleeding())
        .isEqualTo(Bleeding.PARTLY);
  }

  @Test
  void anAdministratorInTheUsualPlaceIsAMaybeAndElsewhereProbable() {
    Event attach = grant("attach", 0, "AttachUserPolicy");
    Story story =
        Story.of(Rules.adminPolicy(), CaseResource.of(attach, "").text()).with(attach);

    assertThat(story.judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(story.batchDays(20).judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void aShareComesBackWithTheSnapshotOutOfTheRecycleBin() {
    Story story = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("e1", 0, Shares.add(STRANGER), PERSON), binned("gone", 5, "DeleteSnapshot"));
    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.PARTLY);

    Story back = story.with(binned("back", 10, "RestoreSnapshotFromRecycleBin"));
    assertThat(back.judged().bleeding()).isEqualTo(Bleeding.YES);
    assertThat(Case.of(back.file()).still().evidence()).containsExactly("e1", "back");
  }

  private static Event binned(String id, int minutes, String operation) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"snapshotId": "%s"}}""".formatted(operation, PERSON, Shares.SNAPSHOT));
  }

  @Test
  void aSnapshotUsedByNoneOfOurCallsWasTaken() {
    Story story = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("e1", 0, Shares.PUBLISH, PERSON), used("used", 20));

    Answer answer = ask(new Continuing(), story);

    assertThat(answer.reading()).isEqualTo(Reading.SICK);
    assertThat(answer.evidence()).containsExactly("used");
  }

  @Test
  void aSnapshotUsedByOurOwnVolumeWasNotTaken() {
    Event ours = event("ours", 20, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateVolume", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"snapshotId": "snap-046281ab24d756c50"}}""".formatted(PERSON));
    Story story = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("e1", 0, Shares.PUBLISH, PERSON), ours, used("used", 20));

    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.MAYBE);
  }

  private static Event used(String id, int minutes) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "SharedSnapshotVolumeCreated",
         "eventType": "AwsServiceEvent", "userIdentity": {"invokedBy": "ec2.amazonaws.com"},
         "serviceEventDetails": {"snapshotId": "snap-046281ab24d756c50"}}""");
  }

  @Test
  void aDeniedUserIsStoppedAndAnAllowedOneIsNot() {
    Story story = shared(STRANGER, STRANGE);
    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.MAYBE);
    assertThat(ask(new Continuing(), story.with(Shares.denyBuilder("deny", 5))).reading())
        .isEqualTo(Reading.NOT_SICK);
  }
}
