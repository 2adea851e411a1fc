package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.TAKE_BACK;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Shares.remove;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

class FoundingCasesTest {

  private static final Event MADE = Shares.createImage("made", -10, STRANGE);
  private static final Event NAMED = Shares.tagInstance("named", -60 * 24 * 40, "Prod-Web-01");

  private static Story imageShared() {
    return new Story()
        .with(MADE, NAMED, image("shared", 0, STRANGE, add(STRANGER)))
        .related(Shares.instanceKey(), NAMED, MADE)
        .batchDays(42);
  }

  @Test
  void anImageOfProductionSharedWithAStrangerFromANewAddressIsSickAndBleeds() {
    Finding finding = imageShared().judged();

    assertThat(finding.signs())
        .extracting(Sign::question, Sign::reading, Sign::verdict)
        .containsExactly(
            tuple("condition", Reading.MAYBE, Verdict.MAYBE),
            tuple("destination", Reading.SICK, Verdict.MAYBE),
            tuple("contents", Reading.SICK, Verdict.PROBABLY_SICK),
            tuple("permissions", Reading.UNKNOWN, Verdict.PROBABLY_SICK),
            tuple("source-ip", Reading.MAYBE, Verdict.PROBABLY_SICK),
            tuple("pattern", Reading.MAYBE, Verdict.SICK),
            tuple("other-activity", Reading.NOT_SICK, Verdict.SICK),
            tuple("resource-history", Reading.UNKNOWN, Verdict.SICK),
            tuple("continuing", Reading.MAYBE, Verdict.SICK),
            tuple("containment", Reading.SICK, Verdict.SICK),
            tuple("unknowns", Reading.UNKNOWN, Verdict.SICK));
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    assertThat(finding.stopTheBleed()).isTrue();
  }

  @Test
  void theLedgerSaysWhyInPlainWords() {
    Finding finding = imageShared().judged();

    assertThat(finding.signs())
        .extracting(Sign::answer)
        .anySatisfy(text -> assertThat(text)
            .isEqualTo("Shared with account 846424999548: no account of ours and no vendor."))
        .anySatisfy(text -> assertThat(text).contains(Shares.INSTANCE, "Prod-Web-01"))
        .anySatisfy(
            text -> assertThat(text)
                .startsWith(
                    "First time that ImageBuilder comes from 198.51.100.77 and from that network: active on 42 days before, always from"
                        + " 203.0.113.7. Chance of a new address: below 7.1 % (95 % bound) per observation."));
    assertThat(finding.summary())
        .startsWith(
            "ImageBuilder called ModifyImageAttribute on ami-0a1b2c3d4e5f60718 at 2026-03-01 14:05 UTC from"
                + " 198.51.100.77, letting in account 846424999548. Sick by destination and contents: ")
        .endsWith("Stop the bleed now, then go on with the analysis.");
  }

  @Test
  void afterTheResponderTookItBackAndStoppedTheUserItIsSickStillForTheLeakIsNotExplained() {
    Finding finding = imageShared()
        .with(
            image("taken-back", 60, OFFICE, remove(STRANGER), RESPONDER),
            Shares.denyBuilder("denied", 61))
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.PARTLY);
    assertThat(finding.stopTheBleed()).isFalse();
    assertThat(finding.trigger()).containsExactly("shared");
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("cause: how the credentials"));
  }

  @Test
  void theLeastPlanTakesTheImageBackAndLeavesTheBatchRunningFromItsOwnAddress() {
    Finding finding = imageShared().judged();

    Finding.Plan least = finding.containment().get(0);
    assertThat(least.plan()).isEqualTo("least");
    assertThat(least.steps())
        .extracting(Finding.Step::operation)
        .containsExactly("ModifyImageAttribute", "PutUserPolicy");
    assertThat(least.steps().get(0).cli())
        .isEqualTo(
            "aws ec2 modify-image-attribute --region us-east-1 --cli-input-json "
                + "'{\"ImageId\":\"ami-0a1b2c3d4e5f60718\",\"LaunchPermission\":{\"Remove\":[{\"UserId\":\"846424999548\"}]}}'");
    assertThat(least.steps().get(1).parameters().path("PolicyDocument").asText())
        .contains("NotIpAddress", OFFICE);
    assertThat(finding.containment().get(1).steps())
        .extracting(Finding.Step::operation)
        .containsExactly("ModifyImageAttribute", "UpdateAccessKey", "PutUserPolicy");
  }

  @Test
  void sharedByTheNightlyBatchWithOurOwnAccountIsNotSick() {
    Finding finding = new Story()
        .with(MADE, image("shared", 0, OFFICE, add(BACKUP)))
        .batchDays(42)
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(finding.containment()).isEmpty();
  }

  @Test
  void aSnapshotPublicAgainFromTheOfficeIsSickWhileItIsPublic() {
    Finding finding = toggled(35).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    assertThat(finding.trigger()).containsExactly("public-1", "public-2");
    assertThat(finding.actor().human())
        .isEqualTo(new Finding.Human("jane@example.com", "identity-center-session-name", "WEAK"));
  }

  @Test
  void afterItWasTakenBackForGoodItIsSickStillForItIsNotExplained() {
    Finding finding = toggled(120).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.PARTLY);
    assertThat(finding.stopTheBleed()).isFalse();
  }

  @Test
  void theSameConditionOnTheSameResourceKeepsItsId() {
    assertThat(toggled(120).judged().id()).isEqualTo(toggled(35).judged().id());
  }

  @Test
  void nothingAfterTheTimeOfTheTriageChangesAnything() {
    Story story = imageShared().asOf(NOW.plusSeconds(60));
    Finding before = story.judged();
    Finding after = imageShared()
        .asOf(NOW.plusSeconds(60))
        .with(
            image("taken-back", 60, OFFICE, remove(STRANGER), RESPONDER),
            Shares.denyBuilder("denied", 61),
            image("again", 90, OFFICE, add(BACKUP)))
        .judged();

    assertThat(after).isEqualTo(before);
  }

  private static Story toggled(int minutes) {
    return Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(
            snapshot("public-1", 0, PUBLISH, PERSON),
            snapshot("private-1", 10, TAKE_BACK, PERSON),
            snapshot("public-2", 30, PUBLISH, PERSON),
            snapshot("private-2", 60, TAKE_BACK, RESPONDER))
        .batchDays(20)
        .asOf(NOW.plusSeconds(60L * minutes));
  }
}
