package dev.tourniquet.triage;

import static dev.tourniquet.triage.Weight.ATTEMPT;
import static dev.tourniquet.triage.Weight.CLEARED;
import static dev.tourniquet.triage.Weight.CONDITION;
import static dev.tourniquet.triage.Weight.HARMLESS;
import static dev.tourniquet.triage.Weight.LIFE_THREAT;
import static dev.tourniquet.triage.Weight.NOTE;
import static dev.tourniquet.triage.Weight.PROBING;
import static dev.tourniquet.triage.Weight.SENSITIVE;
import static dev.tourniquet.triage.Weight.STRANGE_ADDRESS;
import static dev.tourniquet.triage.Weight.STRANGE_COMPANY;
import static dev.tourniquet.triage.Weight.UNPROVEN;
import static dev.tourniquet.triage.Weight.USUAL_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.sigma.SigmaRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinationTest {

  private static final TriageRule THREAT = rule("high", "cross-account-sharing");

  private static TriageRule rule(String level, String lifeThreat) {
    return new TriageRule("id", "title", level, List.of(), lifeThreat, List.of(), "");
  }

  private static Verdict last(TriageRule rule, Weight... facts) {
    return Combination.of(rule, EnumSet.copyOf(Set.of(facts)), false);
  }

  private static Verdict before(TriageRule rule, Weight... facts) {
    return Combination.of(rule, EnumSet.copyOf(Set.of(facts)), true);
  }

  @Test
  void aLifeThreatIsSickWhenNothingIsLeftThatCouldClearIt() {
    assertThat(before(THREAT, CONDITION, LIFE_THREAT)).isEqualTo(Verdict.MAYBE);
    assertThat(last(THREAT, CONDITION, LIFE_THREAT)).isEqualTo(Verdict.SICK);
  }

  @Test
  void aRuleWithoutATriageBlockSaysItByItsLevelAsAnyOther() {
    TriageRule plain = TriageRule.of(SigmaRules.load("plain.yml", """
        title: Plain
        logsource: {product: aws}
        detection: {s: {eventName: x}, condition: s}
        level: high
        """).rules().get(0));
    assertThat(plain.level()).isEqualTo("high");
    assertThat(last(plain, CONDITION)).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void sensitiveContentsMakeItProbableAtOnce() {
    assertThat(before(THREAT, CONDITION, LIFE_THREAT, SENSITIVE)).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void contentsOfLittleValueKeepALifeThreatProbable() {
    assertThat(last(THREAT, CONDITION, LIFE_THREAT, HARMLESS)).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void aConditionThatIsNotProvenIsMaybeAtMost() {
    assertThat(last(THREAT, UNPROVEN, LIFE_THREAT, SENSITIVE, STRANGE_ADDRESS))
        .isEqualTo(Verdict.MAYBE);
  }

  @Test
  void anAttemptIsMaybeUnlessTheSessionProbes() {
    assertThat(last(THREAT, ATTEMPT, LIFE_THREAT, SENSITIVE)).isEqualTo(Verdict.MAYBE);
    assertThat(last(THREAT, ATTEMPT, PROBING)).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void oneIndicatorDoesNotMakeALifeThreatWorseButTwoDo() {
    assertThat(before(THREAT, CONDITION, LIFE_THREAT, SENSITIVE, STRANGE_ADDRESS))
        .isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(before(THREAT, CONDITION, STRANGE_ADDRESS, STRANGE_COMPANY)).isEqualTo(Verdict.SICK);
  }

  @Test
  void aPositiveExplanationClearsUnlessTheCallerIsSuspect() {
    assertThat(last(THREAT, CONDITION, CLEARED)).isEqualTo(Verdict.NOT_SICK);
    assertThat(last(THREAT, CLEARED, Weight.NOT_MET, STRANGE_ADDRESS, STRANGE_COMPANY))
        .as("who did something else than the rule is about is for other findings")
        .isEqualTo(Verdict.NOT_SICK);
    assertThat(last(THREAT, CONDITION, CLEARED, STRANGE_ADDRESS)).isEqualTo(Verdict.MAYBE);
    assertThat(last(THREAT, CONDITION, CLEARED, STRANGE_ADDRESS, STRANGE_COMPANY))
        .isEqualTo(Verdict.SICK);
  }

  @Test
  void anOrdinaryRuleIsAsSickAsItsLevel() {
    assertThat(last(rule("critical", ""), CONDITION)).isEqualTo(Verdict.SICK);
    assertThat(last(rule("high", ""), CONDITION)).isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(last(rule("medium", ""), CONDITION)).isEqualTo(Verdict.MAYBE);
    assertThat(last(rule("", ""), CONDITION)).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void anIndicatorRaisesAnOrdinaryRuleByOneStep() {
    assertThat(last(rule("medium", ""), CONDITION, STRANGE_ADDRESS))
        .isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(last(rule("high", ""), CONDITION, STRANGE_ADDRESS)).isEqualTo(Verdict.SICK);
  }

  @Test
  void theUsualPlaceMakesTheProbableAMaybeButNothingCritical() {
    assertThat(last(rule("high", ""), CONDITION, USUAL_SOURCE)).isEqualTo(Verdict.MAYBE);
    assertThat(last(rule("critical", ""), CONDITION, USUAL_SOURCE)).isEqualTo(Verdict.SICK);
  }

  @Test
  void withoutAProvenConditionNothingIsCalm() {
    assertThat(last(THREAT, NOTE)).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void whoWasMadeByTheSickIsSickAndWhoWasTouchedByThemIsAStepWorse() {
    TriageRule high = rule("high", "");
    assertThat(last(high, CONDITION, USUAL_SOURCE, Weight.MADE_BY_SICK)).isEqualTo(Verdict.SICK);
    assertThat(last(THREAT, CLEARED, Weight.MADE_BY_SICK)).isEqualTo(Verdict.SICK);
    assertThat(last(high, CONDITION, USUAL_SOURCE, Weight.TOUCHED_BY_SICK))
        .isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(last(high, Weight.ATTEMPT, Weight.MADE_BY_SICK)).isEqualTo(Verdict.MAYBE);
  }
}
