package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.organization.Organization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who was let in. */
class DestinationTest {

  @Test
  void aStrangerIsALifeThreat() {
    assertThat(ask(new Destination(), shared(STRANGER, OFFICE)).weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void withoutAnOrganizationFileEveryoneIsAStranger() {
    assertThat(ask(new Destination(), shared(Story.BACKUP, OFFICE).in(Organization.unknown()))
            .weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void ourOwnAccountIsClearedByName() {
    Answer answer = ask(new Destination(), shared(Story.BACKUP, OFFICE));

    assertThat(answer.weights()).containsExactly(Weight.CLEARED);
    assertThat(answer.text()).contains("backup (444455556666)");
  }

  @Test
  void aVendorIsClearedOnlyWithAPurpose() {
    assertThat(ask(new Destination(), shared(Organizations.VENDOR, OFFICE)).text())
        .isEqualTo("Shared only with accounts we know: Backup vendor (999988887777), registered"
            + " vendor for nightly copies.");
    Answer purposeless =
        ask(new Destination(), shared(Organizations.VENDOR_WITHOUT_PURPOSE, OFFICE));
    assertThat(purposeless.reading()).isEqualTo(Reading.MAYBE);
    assertThat(purposeless.weights()).containsExactly(Weight.NOTE);
  }

  @Test
  void oneStrangerAmongOursIsEnough() {
    Story story = new Story()
        .with(image("e1", 0, OFFICE, add(Story.BACKUP)), image("e2", 1, OFFICE, add(STRANGER)));
    assertThat(ask(new Destination(), story).weights()).containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void ourOrganizationIsOursAndAnotherIsNot() {
    String unit =
        "{\"add\": {\"items\": [{\"organizationArn\": \"arn:aws:organizations::1:organization/%s\"}]}}";
    assertThat(ask(
                new Destination(),
                new Story().with(image("e1", 0, OFFICE, unit.formatted("o-exampleorgid"))))
            .weights())
        .containsExactly(Weight.CLEARED);
    assertThat(ask(
                new Destination(),
                new Story().with(image("e1", 0, OFFICE, unit.formatted("o-exampleorgi"))))
            .weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void accountsOfOursDoNotSpeakForCallsThatTheCaseDoesNotHold() {
    CaseFile file = shared(Story.BACKUP, OFFICE).file();
    Instant first = Story.NOW.minusSeconds(86_400);
    Instant last = Story.NOW.plusSeconds(60);

    Finding finding = Triage.judge(file.of(new AllTriggers(first, last, 2)));

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps())
        .contains(
            "destination: the rule was met by 2 other calls more than the case holds; pivot on"
                + " ami-0a1b2c3d4e5f60718 shows them");
    assertThat(List.of(finding.firstSeen(), finding.lastSeen())).containsExactly(first, last);
    assertThat(Triage.judge(file.of(new AllTriggers(first, last, 0))).verdict())
        .as("others asked for the same")
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aLaterShareWithOurOwnAccountDoesNotHideTheStranger() {
    Finding finding = new Story()
        .with(
            image("stranger", 0, STRANGE, add(STRANGER)),
            image("backup", 60, OFFICE, add(Story.BACKUP)))
        .judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
  }
}
