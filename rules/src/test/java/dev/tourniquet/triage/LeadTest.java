package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTest {

  private static String lead(Event... triggers) {
    return Lead.of(List.of(triggers), Organizations.ours()).id();
  }

  @Test
  void theLatestThatTookEffectLeads() {
    assertThat(lead(
            image("first", 0, STRANGE, add(STRANGER)), image("second", 5, OFFICE, add(BACKUP))))
        .isEqualTo("second");
  }

  @Test
  void anAttemptLeadsOnlyWhereNothingTookEffect() {
    Event refused = Story.event("refused", 9, "{\"errorCode\": \"AccessDenied\"}");
    assertThat(lead(image("first", 0, STRANGE, add(STRANGER)), refused)).isEqualTo("first");
    assertThat(lead(refused)).isEqualTo("refused");
  }

  @Test
  void aRespondersWriteDoesNotLeadInPlaceOfWhomTheCaseIsAbout() {
    assertThat(lead(
            image("theirs", 0, STRANGE, add(STRANGER)),
            image("ours", 5, OFFICE, Shares.remove(STRANGER), Shares.RESPONDER)))
        .isEqualTo("theirs");
    assertThat(lead(image("ours", 5, OFFICE, Shares.remove(STRANGER), Shares.RESPONDER)))
        .isEqualTo("ours");
  }

  @Test
  void withoutTriggersThereIsNoLead() {
    assertThatThrownBy(() -> lead())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot lead a case without triggers");
  }
}
