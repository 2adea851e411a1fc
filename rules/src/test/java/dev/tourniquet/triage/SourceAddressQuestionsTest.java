package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a call came from, and whether that is usual. */
class SourceAddressQuestionsTest {

  @Test
  void anUnknownAddressIsAnIndicator() {
    assertThat(ask(new SourceIp(), shared(STRANGER, STRANGE).batchDays(42)).weights())
        .containsExactly(Weight.STRANGE_ADDRESS);
  }

  @Test
  void anOfficeTheIdentityUsedBeforeIsItsUsualPlace() {
    assertThat(ask(new SourceIp(), shared(STRANGER, OFFICE).batchDays(42)).weights())
        .containsExactly(Weight.USUAL_SOURCE);
    assertThat(ask(new SourceIp(), shared(STRANGER, OFFICE)).weights())
        .containsExactly(Weight.NOTE);
  }

  @Test
  void withTooLittleHistoryAnUnknownAddressIsOnlyUnverified() {
    Answer answer = ask(new SourceIp(), shared(STRANGER, STRANGE).coveredDays(1));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.gaps())
        .containsExactly(
            "source address: 1 covered days and 25 pairs of identity and address are held; 14 and 20 are"
                + " needed to call an address unusual for the organization",
            "country and network owner of 198.51.100.77: unknown; no database of them is named under ip_databases of"
                + " the organization file");
  }

  @Test
  void aServiceIsNoAddressToJudge() {
    Story story = shared(STRANGER, "ec2.amazonaws.com");
    assertThat(ask(new SourceIp(), story).reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(ask(new UsualPattern(), story).reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(ask(new OtherActivity(), story).reading()).isEqualTo(Reading.UNKNOWN);
  }

  @Test
  void aFirstAddressInFortyTwoDaysSmellsOfALostCredential() {
    Answer answer = ask(new UsualPattern(), shared(STRANGER, STRANGE).batchDays(42));

    assertThat(answer.weights()).containsExactly(Weight.STRANGE_ADDRESS);
    assertThat(answer.text()).contains("It smells of a lost credential.");
    assertThat(answer.gaps())
        .contains("cadence: INSUFFICIENT_HISTORY: of this identity 0 calls in 0 runs on 0 days"
            + " are held from before, and 44 days covered; 10 active days or 30 runs, and 14 covered"
            + " days, are needed to call it a batch job or a person");
  }

  @Test
  void threeDaysOfHistorySayInsufficient() {
    Answer answer =
        ask(new UsualPattern(), shared(STRANGER, STRANGE).batchDays(3).coveredDays(12));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.text()).startsWith("INSUFFICIENT_HISTORY");
    assertThat(answer.gaps().get(0))
        .contains("12 days of logs are covered", "active on 3 days, always from 203.0.113.7");
  }
}
