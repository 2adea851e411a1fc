package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.SNAPSHOT;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.remove;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot that was shared and taken: a thief's loot, or the nightly copy into our recovery account. */
class TakenTest {

  private static final String BEFORE_THE_LOGS = "destination: whom " + SNAPSHOT
      + " was shared with before the logs begin; ec2 describe-snapshot-attribute in the inventory would tell";

  private static Event taken(String by) {
    return event("taken", 20, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "SharedSnapshotCopyInitiated",
         "eventType": "AwsServiceEvent", "sourceIPAddress": "ec2.amazonaws.com",
         "userIdentity": {%s"invokedBy": "ec2.amazonaws.com"}, "serviceEventDetails": {"snapshotId": "%s"}}
        """.formatted(
            by.isEmpty() ? "" : "\"accountId\": \"" + by + "\", ", SNAPSHOT));
  }

  private static Event share(String change) {
    return snapshot("share", 10, change, PERSON);
  }

  /** The correlation holds the latest share and the note alone. */
  private static Story story(Event share, String by, Event... others) {
    return Story.of(Rules.takenSnapshot(), Shares.snapshotKey())
        .with(others)
        .with(share, taken(by))
        .beginning("share", "taken");
  }

  private static Verdict verdict(Event share, String by, Event... others) {
    return story(share, by, others).judged().verdict();
  }

  @Test
  void aStrangerTakesItAndThatIsSick() {
    Finding finding = story(share(add(STRANGER)), "").judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.stopTheBleed()).isTrue();
    assertThat(finding.signs().get(0).answer())
        .startsWith("ModifySnapshotAttribute by role AWSReservedSSO_BeanstalkAdmin_0123456789abcdef"
            + " (session jane@example.com) at 2026-03-01 14:15 UTC gave account " + STRANGER);
    assertThat(verdict(share(Shares.PUBLISH), "")).isEqualTo(Verdict.SICK);
  }

  @ParameterizedTest
  @ValueSource(strings = {BACKUP, Organizations.VENDOR})
  void ourRecoveryAccountOrAVendorWithAPurposeTakesItAndThatIsNotSick(String account) {
    Finding finding = story(share(add(account)), "").judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(verdict(share(add(account)), account)).isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aVendorWithoutAPurposeExplainsNothing() {
    assertThat(verdict(share(add(Organizations.VENDOR_WITHOUT_PURPOSE)), ""))
        .isEqualTo(Verdict.SICK);
  }

  @Test
  void aShareWithOursDoesNotSpeakForAStrangerWhoWasLetInBefore() {
    Event stranger = snapshot("stranger", 5, add(STRANGER), PERSON);
    Event back = snapshot("back", 8, remove(STRANGER), PERSON);

    assertThat(verdict(share(add(BACKUP)), "", stranger)).isEqualTo(Verdict.SICK);
    assertThat(verdict(share(add(BACKUP)), "", stranger, back)).isEqualTo(Verdict.SICK);
    assertThat(verdict(share(add(BACKUP)), "", back)).isEqualTo(Verdict.SICK);
  }

  @Test
  void aStrangerWhoIsLetInAfterwardsDidNotTakeIt() {
    assertThat(verdict(share(add(BACKUP)), "", snapshot("later", 30, add(STRANGER), PERSON)))
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void whomAwsNamesTookItWhoeverItWasSharedWith() {
    assertThat(verdict(share(add(BACKUP)), STRANGER)).isEqualTo(Verdict.SICK);
  }

  @Test
  void aShareThatNamesNobodyOrFailedClearsNothing() {
    Event failed = event(
        "share",
        10,
        share(add(BACKUP))
            .record()
            .toString()
            .replaceFirst("\\{", "{\"errorCode\": \"Client.UnauthorizedOperation\", "));

    assertThat(verdict(share("{\"add\": {\"items\": []}}"), "")).isEqualTo(Verdict.SICK);
    assertThat(verdict(failed, BACKUP)).isEqualTo(Verdict.SICK);
  }

  @Test
  void whatOfTheSnapshotIsNotHeldIsSaidAndClearsNothing() {
    CaseFile file = story(share(add(BACKUP)), "").file();
    ResourceFile all = file.resource();
    Finding finding = Triage.judge(new CaseFile(
        file.rule(),
        new ResourceFile(all.key(), all.writes(), all.items(), Map.of(), 7, Effects.NONE, 0),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        file.background()));

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.gaps())
        .anyMatch(gap -> gap.startsWith("destination: 7 more calls changed or related"));
  }

  @Test
  void whatWasBeforeTheLogsIsAGapUnlessTheyTellOfItsCreation() {
    Event created = event("created", 0, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateSnapshot", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s, "requestParameters": {"volumeId": "vol-1"},
         "responseElements": {"snapshotId": "%s"}}""".formatted(PERSON, SNAPSHOT));

    assertThat(story(share(add(BACKUP)), "").judged().gaps()).contains(BEFORE_THE_LOGS);
    Finding whole = story(share(add(BACKUP)), "", created).judged();
    assertThat(whole.gaps()).doesNotContain(BEFORE_THE_LOGS);
    assertThat(whole.verdict()).isEqualTo(Verdict.NOT_SICK);
  }
}
