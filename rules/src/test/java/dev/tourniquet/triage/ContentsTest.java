package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** What is worth how much. */
class ContentsTest {

  @Test
  void withoutNameAndOriginTheContentsAreUnknownAndLowerNothing() {
    Answer answer = ask(new Contents(), shared(STRANGER, OFFICE));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.gaps()).isNotEmpty();
    assertThat(shared(STRANGER, OFFICE).judged().verdict()).isEqualTo(Verdict.SICK);
  }

  @Test
  void anOriginNamedForTestsIsOfLittleValueAndKeepsTheVerdictProbable() {
    Event made = Shares.createImage("made", -10, OFFICE);
    Event named = Shares.tagInstance("named", -60 * 24 * 40, "web-test-3");
    Story story = shared(STRANGER, OFFICE).with(made).related(Shares.instanceKey(), named, made);

    Answer answer = ask(new Contents(), story);

    assertThat(answer.weights()).containsExactly(Weight.HARMLESS);
    assertThat(answer.text()).contains("web-test-3");
    assertThat(story.judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void aNameThatOnlyContainsTheWordIsNoTestAndANameGivenInTheIncidentCountsNothing() {
    Event made = Shares.createImage("made", -10, OFFICE);
    Event old = Shares.tagInstance("old", -60 * 24 * 40, "contest-server");
    Event fresh = Shares.tagInstance("fresh", -5, "test");
    Story story =
        shared(STRANGER, OFFICE).with(made).related(Shares.instanceKey(), old, fresh, made);
    assertThat(ask(new Contents(), story).reading()).isEqualTo(Reading.UNKNOWN);
  }
}
