package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.hits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Correlations of several rules within a timespan, in any order and in one. */
class TemporalTest {

  private static final String ALL =
      "type: temporal\nrules: [a, b, c]\ngroup-by: [u]\ntimespan: 10s\n";

  @Test
  void allRulesInAnyOrder() {
    assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@10 r=b u=ann"))
        .containsExactly("x e3: e1 e2 e3");
  }

  @Test
  void oneRuleMissingOrTooLateOrInAnotherGroupIsNone() {
    assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@9 r=a u=ann")).isEmpty();
    assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@11 r=b u=ann")).isEmpty();
    assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@9 r=b u=bob")).isEmpty();
    assertThat(hits(ALL, "e1@0 r=c", "e2@5 r=a", "e3@9 r=b")).isEmpty();
  }

  @Test
  void aNumberOfRulesMayDo() {
    String two = ALL + "condition: {gte: 2}\n";
    assertThat(hits(two, "e1@0 r=c u=ann", "e2@5 r=a u=ann")).containsExactly("x e2: e1 e2");
    assertThat(hits(two, "e1@0 r=c u=ann", "e2@5 r=c u=ann")).isEmpty();
  }

  @Test
  void oneEventMayMatchTwoRules() {
    assertThat(hits(
            "type: temporal\nrules: [a, every]\ngroup-by: [u]\ntimespan: 10s\n", "e1@0 r=a u=ann"))
        .containsExactly("x e1: e1");
  }

  private static final String ORDER =
      "type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [u]\ntimespan: 10s\n";

  @Test
  void oneAfterTheOther() {
    assertThat(hits(ORDER, "e1@0 r=a u=ann", "e2@5 r=b u=ann", "e3@10 r=c u=ann"))
        .containsExactly("x e3: e1 e2 e3");
  }

  @Test
  void anotherOrderIsNone() {
    assertThat(hits(ORDER, "e1@0 r=b u=ann", "e2@5 r=a u=ann", "e3@9 r=c u=ann"))
        .isEmpty();
    assertThat(hits(ORDER, "e1@0 r=c u=ann", "e2@5 r=b u=ann", "e3@9 r=a u=ann"))
        .isEmpty();
  }

  @Test
  void theWholeWayFitsIntoTheTimespan() {
    assertThat(hits(ORDER, "e1@0 r=a u=ann", "e2@5 r=b u=ann", "e3@10.5 r=c u=ann"))
        .isEmpty();
  }

  @Test
  void theWayThatBeganLastCounts() {
    assertThat(hits(ORDER, "e1@0 r=a u=ann", "e2@5 r=a u=ann", "e3@6 r=b u=ann", "e4@15 r=c u=ann"))
        .containsExactly("x e4: e2 e3 e4");
    assertThat(hits(ORDER, "e1@0 r=a u=ann", "e2@4 r=b u=ann", "e3@6 r=a u=ann", "e4@11 r=c u=ann"))
        .isEmpty();
  }

  @Test
  void theSameSecondIsAnyOrder() {
    assertThat(hits(ORDER, "e1@0 r=c u=ann", "e2@0 r=b u=ann", "e3@0 r=a u=ann"))
        .containsExactly("x e1: e3 e2 e1");
  }

  @Test
  void oneEventIsOneStep() {
    String twice = "type: temporal_ordered\nrules: [a, every]\ngroup-by: [u]\ntimespan: 10s\n";
    assertThat(hits(twice, "e1@0 r=a u=ann")).isEmpty();
    assertThat(hits(twice, "e1@0 r=a u=ann", "e2@0 r=a u=ann")).hasSize(1);
    assertThat(hits(twice, "e1@0 r=a u=ann", "e2@3 r=b u=ann")).containsExactly("x e2: e1 e2");
  }

  @Test
  void eventsOfOneSecondAreSharedOutSoThatEveryStepHasOne() {
    assertThat(hits(
            "type: temporal_ordered\nrules: [every, a]\ngroup-by: [u]\ntimespan: 10s\n",
            "e1@0 r=a u=ann",
            "e2@0 r=b u=ann"))
        .containsExactly("x e1: e2 e1");
  }

  @Test
  void aliasesNameTheFieldOfEachRule() {
    String section = """
        type: temporal
        rules: [a, b]
        group-by: [inside, outside]
        timespan: 10s
        aliases:
          inside: {a: src, b: dst}
          outside: {a: dst, b: src}
        """;
    assertThat(hits(section, "e1@0 r=a src=1 dst=2", "e2@1 r=b src=2 dst=1")).hasSize(1);
    assertThat(hits(section, "e1@0 r=a src=1 dst=2", "e2@1 r=b src=1 dst=2")).isEmpty();
  }
}
