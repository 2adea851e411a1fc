package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every answer guarantees. */
class AnswerTest {

  @Test
  void anAnswerWithoutEvidenceAndGapCannotBe() {
    assertThatThrownBy(() -> Answer.sick(Weight.NOTE, "So it is.", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid answer: 'So it is.' has neither evidence nor a gap");
  }

  @Test
  void nothingCalmsWithoutEvidence() {
    assertThatThrownBy(() -> new Answer(
            "All is well.", Reading.NOT_SICK, Set.of(Weight.CLEARED), List.of(), List.of("gap")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid answer: 'All is well.' calms without evidence");
  }

  @Test
  void aQuestionNobodyKnowsIsToldWithThoseThatAre() {
    TriageRule rule = new TriageRule("id", "t", "high", List.of(), "", List.of("weather"), "");
    assertThatThrownBy(() -> Questions.of(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Unknown question: weather. Use one of condition, tried, compromise, destination,");
  }

  @Test
  void aRuleWithoutATriageBlockIsAskedTheGeneralQuestions() {
    TriageRule plain = new TriageRule("id", "t", "", List.of(), "", List.of(), "");
    assertThat(Questions.of(plain))
        .extracting(Question::name)
        .doesNotContain("destination", "contents")
        .hasSize(9);
  }
}
