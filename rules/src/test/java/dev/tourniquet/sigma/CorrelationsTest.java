package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.correlation;
import static dev.tourniquet.sigma.Timeline.hits;
import static dev.tourniquet.sigma.Timeline.hitsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CorrelationsTest {

  private static final String THREE =
      "type: event_count\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {gte: 3}\n";

  private static String distinct(String condition) {
    return "type: value_count\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {field: v, "
        + condition + "}\n";
  }

  private static String number(String type, String condition) {
    return "type: %s\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {field: v, %s}\n"
        .formatted(type, condition);
  }

  @Nested
  class EventCount {
    @Test
    void firesAtTheEventThatMakesItEnough() {
      assertThat(hits(THREE, "e1@0 r=a u=ann", "e2@4 r=a u=ann", "e3@9 r=a u=ann"))
          .containsExactly("x e3: e1 e2 e3");
    }

    @Test
    void isQuietForOneTooFewAndForEventsOfNoRule() {
      assertThat(hits(THREE, "e1@0 r=a u=ann", "e2@4 r=a u=ann", "e3@9 r=b u=ann"))
          .isEmpty();
    }

    @Test
    void bothEndsOfTheTimespanCount() {
      assertThat(hits(THREE, "e1@0 r=a u=ann", "e2@4 r=a u=ann", "e3@10 r=a u=ann"))
          .hasSize(1);
      assertThat(hits(THREE, "e1@0 r=a u=ann", "e2@4 r=a u=ann", "e3@10.001 r=a u=ann"))
          .isEmpty();
    }

    @Test
    void theWindowSlidesOverAnyBorder() {
      assertThat(hits(THREE, "e1@86394 r=a u=ann", "e2@86399 r=a u=ann", "e3@86404 r=a u=ann"))
          .hasSize(1);
      assertThat(
              hits(THREE, "e1@0 r=a u=ann", "e2@8 r=a u=ann", "e3@12 r=a u=ann", "e4@16 r=a u=ann"))
          .containsExactly("x e4: e2 e3 e4");
    }

    @Test
    void groupsAreCountedApart() {
      assertThat(hits(THREE, "e1@0 r=a u=ann", "e2@1 r=a u=bob", "e3@2 r=a u=ann"))
          .isEmpty();
    }

    @Test
    void missingGroupValuesNeverGroupTogether() {
      assertThat(hits(THREE, "e1@0 r=a", "e2@1 r=a u=null", "e3@2 r=a u=", "e4@3 r=a"))
          .isEmpty();
      assertThat(hits(
              "type: event_count\nrules: [a]\ngroup-by: [u, w]\ntimespan: 9s\ncondition: {gte: 2}\n",
              "e1@0 r=a u=ann",
              "e2@1 r=a u=ann",
              "e3@2 r=a u=ann w=1"))
          .isEmpty();
    }

    @Test
    void fieldsOfAGroupAreNotMixedUp() {
      assertThat(hits(
              "type: event_count\nrules: [a]\ngroup-by: [u, w]\ntimespan: 9s\ncondition: {gte: 2}\n",
              "e1@0 r=a u=1 w=11",
              "e2@1 r=a u=11 w=1"))
          .isEmpty();
    }

    @Test
    void aFieldOfSeveralValuesBelongsToTheGroupOfEach() {
      assertThat(hits(THREE, "e1@0 r=a u=ann,bob", "e2@1 r=a u=bob", "e3@2 r=a u=bob,carl"))
          .containsExactly("x e3: e1 e2 e3");
    }

    @Test
    void withoutGroupsEverythingIsOne() {
      assertThat(hits(
              "type: event_count\nrules: [a]\ntimespan: 10s\ncondition: {gte: 2}\n",
              "e1@0 r=a u=ann",
              "e2@1 r=a"))
          .containsExactly("x e2: e1 e2");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
      assertThat(hits(THREE, "e3@9 r=a u=ann", "e1@0 r=a u=ann", "e2@4 r=a u=ann"))
          .containsExactly("x e3: e1 e2 e3");
    }

    @Test
    void copiesOfOneEventAreOne() {
      assertThat(hits(THREE, "e1@0 r=a u=ann", "e2@4 r=a u=ann", "e2@4 r=a u=ann"))
          .isEmpty();
    }

    @Test
    void eventsOfTheSameTimeAreToldApartByTheirKeys() {
      assertThat(hits(THREE, "e3@0 r=a u=ann", "e2@0 r=a u=ann", "e1@0 r=a u=ann"))
          .containsExactly("x e3: e1 e2 e3");
    }

    @Test
    void severalRulesAreCountedTogether() {
      assertThat(hits(
              "type: event_count\nrules: [a, b]\ngroup-by: [u]\ntimespan: 10s\ncondition: {gt: 2}\n",
              "e1@0 r=a u=ann",
              "e2@1 r=b u=ann",
              "e3@2 r=b u=ann",
              "e4@3 r=c u=ann"))
          .containsExactly("x e3: e1 e2 e3");
    }

    @Test
    void aRunOfHitsIsToldOnceWithAllItsEvents() {
      assertThat(hits(THREE, Timeline.many(6)))
          .containsExactly("x e002: e000 e001 e002 e003 e004 e005");
    }

    @Test
    void afterAPauseItFiresAgain() {
      assertThat(hits(
              THREE,
              "a1@0 r=a u=ann",
              "a2@1 r=a u=ann",
              "a3@2 r=a u=ann",
              "b1@20 r=a u=ann",
              "b2@21 r=a u=ann",
              "b3@22 r=a u=ann"))
          .containsExactly("x a3: a1 a2 a3", "x b3: b1 b2 b3");
    }

    @Test
    void theListOfEventsIsBounded() {
      assertThat(hits(THREE.replace("10s", "1h"), Timeline.many(500)))
          .singleElement()
          .satisfies(hit -> assertThat(hit.split(" ", -1)).hasSize(2 + Occurrence.MOST_EVENTS));
    }
  }

  @Nested
  class Conditions {
    private String when(String condition) {
      return THREE.replace("gte: 3", condition);
    }

    @Test
    void gtNeedsMore() {
      assertThat(hits(when("gt: 3"), Timeline.many(3))).isEmpty();
      assertThat(hits(when("gt: 3"), Timeline.many(4))).hasSize(1);
    }

    @Test
    void theFirstOfManyAreNotFew() {
      assertThat(hits(when("lt: 3"), Timeline.many(3))).isEmpty();
      assertThat(hits(when("lt: 3"), Timeline.many(2))).containsExactly("x e001: e000 e001");
      assertThat(hits(when("lte: 3"), Timeline.many(4))).isEmpty();
      assertThat(hits(when("lte: 3"), Timeline.many(3))).hasSize(1);
    }

    @Test
    void eqIsExact() {
      assertThat(hits(when("eq: 3"), Timeline.many(2))).isEmpty();
      assertThat(hits(when("eq: 3"), Timeline.many(3))).hasSize(1);
      assertThat(hits(when("eq: 3"), Timeline.many(4))).isEmpty();
    }

    @Test
    void neqIsAnythingElse() {
      assertThat(hits(when("neq: 3"), Timeline.many(3))).isEmpty();
      assertThat(hits(when("neq: 3"), Timeline.many(4))).hasSize(1);
    }

    @Test
    void aRangeHasTwoEnds() {
      assertThat(hits(when("gt: 2, lte: 4"), Timeline.many(2))).isEmpty();
      assertThat(hits(when("gt: 2, lte: 4"), Timeline.many(3))).hasSize(1);
      assertThat(hits(when("gt: 2, lte: 4"), Timeline.many(4))).hasSize(1);
      assertThat(hits(when("gt: 2, lte: 4"), Timeline.many(5))).isEmpty();
    }

    @Test
    void aWholeWindowEndsWhereNoMoreFits() {
      String two = when("eq: 2");
      assertThat(hits(two, "e1@0 r=a u=ann", "e2@5 r=a u=ann", "e3@11 r=a u=ann"))
          .containsExactly("x e2: e1 e2 e3");
      assertThat(hits(two, "e1@0 r=a u=ann", "e2@5 r=a u=ann", "e3@10 r=a u=ann"))
          .isEmpty();
    }
  }

  @Nested
  class ValueCount {
    @Test
    void countsDifferentValues() {
      assertThat(hits(
              distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e2@1 r=a u=ann v=1", "e3@2 r=a u=ann v=2"))
          .containsExactly("x e3: e2 e3");
      assertThat(hits(
              distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e2@1 r=a u=ann v=1", "e3@2 r=a u=bob v=2"))
          .isEmpty();
    }

    @Test
    void aValueSeenAgainStaysInTheWindow() {
      assertThat(hits(
              distinct("gte: 2"),
              "e1@0 r=a u=ann v=1",
              "e2@9 r=a u=ann v=1",
              "e3@15 r=a u=ann v=2"))
          .containsExactly("x e3: e2 e3");
      assertThat(hits(distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e3@15 r=a u=ann v=2"))
          .isEmpty();
    }

    @Test
    void aMissingValueIsNone() {
      assertThat(hits(distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e2@1 r=a u=ann"))
          .isEmpty();
    }

    @Test
    void aFieldOfSeveralValuesHasEach() {
      assertThat(hits(distinct("gte: 3"), "e1@0 r=a u=ann v=1,2", "e2@1 r=a u=ann v=2,3"))
          .containsExactly("x e2: e1 e2");
    }

    @Test
    void severalFieldsCountTogether() {
      String both = distinct("gte: 2").replace("field: v", "field: [v, w]");
      assertThat(hits(both, "e1@0 r=a u=ann v=1 w=1", "e2@1 r=a u=ann v=1 w=2")).hasSize(1);
      assertThat(hits(both, "e1@0 r=a u=ann v=1 w=1", "e2@1 r=a u=ann v=2")).isEmpty();
    }

    @Test
    void fewAreOnlyFewWhenTheWindowIsWhole() {
      assertThat(hits(distinct("lt: 2"), "e1@0 r=a u=ann v=1", "e2@1 r=a u=ann v=2"))
          .isEmpty();
      assertThat(hits(distinct("lt: 2"), "e1@0 r=a u=ann v=1", "e2@1 r=a u=ann v=1"))
          .hasSize(1);
    }
  }

  @Nested
  class Temporal {
    private static final String ALL =
        "type: temporal\nrules: [a, b, c]\ngroup-by: [u]\ntimespan: 10s\n";

    @Test
    void allRulesInAnyOrder() {
      assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@10 r=b u=ann"))
          .containsExactly("x e3: e1 e2 e3");
    }

    @Test
    void oneRuleMissingOrTooLateOrInAnotherGroupIsNone() {
      assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@9 r=a u=ann"))
          .isEmpty();
      assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@11 r=b u=ann"))
          .isEmpty();
      assertThat(hits(ALL, "e1@0 r=c u=ann", "e2@5 r=a u=ann", "e3@9 r=b u=bob"))
          .isEmpty();
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
              "type: temporal\nrules: [a, every]\ngroup-by: [u]\ntimespan: 10s\n",
              "e1@0 r=a u=ann"))
          .containsExactly("x e1: e1");
    }
  }

  @Nested
  class TemporalOrdered {
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
      assertThat(
              hits(ORDER, "e1@0 r=a u=ann", "e2@5 r=a u=ann", "e3@6 r=b u=ann", "e4@15 r=c u=ann"))
          .containsExactly("x e4: e2 e3 e4");
      assertThat(
              hits(ORDER, "e1@0 r=a u=ann", "e2@4 r=b u=ann", "e3@6 r=a u=ann", "e4@11 r=c u=ann"))
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
  }

  @Nested
  class Numbers {
    @Test
    void aSumIsExact() {
      assertThat(
              hits(number("value_sum", "gte: 0.3"), "e1@0 r=a u=ann v=0.1", "e2@1 r=a u=ann v=0.2"))
          .containsExactly("x e2: e1 e2");
      assertThat(
              hits(number("value_sum", "gt: 0.3"), "e1@0 r=a u=ann v=0.1", "e2@1 r=a u=ann v=0.2"))
          .isEmpty();
    }

    @Test
    void aSumForgetsWhatLeftTheWindow() {
      assertThat(hits(number("value_sum", "gt: 10"), "e1@0 r=a u=ann v=6", "e2@11 r=a u=ann v=6"))
          .isEmpty();
    }

    @Test
    void whatIsNoNumberDoesNotCount() {
      assertThat(hits(
              number("value_avg", "gte: 5"),
              "e1@0 r=a u=ann v=5",
              "e2@1 r=a u=ann v=many",
              "e3@2 r=a u=ann"))
          .containsExactly("x e1: e1");
      assertThat(hits(number("value_sum", "lt: 5"), "e1@0 r=a u=ann v=few")).isEmpty();
    }

    @Test
    void anAverageIsOfTheWholeWindow() {
      assertThat(
              hits(number("value_avg", "gt: 500"), "e1@0 r=a u=ann v=600", "e2@1 r=a u=ann v=400"))
          .isEmpty();
      assertThat(
              hits(number("value_avg", "gte: 500"), "e1@0 r=a u=ann v=600", "e2@1 r=a u=ann v=400"))
          .containsExactly("x e2: e1 e2");
    }

    @Test
    void aPercentileIsTheValueThatSoManyDoNotExceed() {
      String[] five = {
        "e1@0 r=a u=ann v=1",
        "e2@1 r=a u=ann v=9",
        "e3@2 r=a u=ann v=3",
        "e4@3 r=a u=ann v=2",
        "e5@4 r=a u=ann v=100"
      };
      assertThat(hits(number("value_percentile", "percentile: 50, eq: 3"), five))
          .hasSize(1);
      assertThat(hits(number("value_percentile", "percentile: 50, gt: 3"), five))
          .isEmpty();
      assertThat(hits(number("value_percentile", "percentile: 80, eq: 9"), five))
          .hasSize(1);
      assertThat(hits(number("value_percentile", "percentile: 81, eq: 100"), five))
          .hasSize(1);
    }

    @Test
    void withoutAPercentileTheShareOfEachValueIsMeant() {
      String rare = number("value_percentile", "lte: 25");
      assertThat(hits(
              rare,
              "e1@0 r=a u=ann v=x",
              "e2@1 r=a u=ann v=odd",
              "e3@2 r=a u=ann v=x",
              "e4@3 r=a u=ann v=x"))
          .containsExactly("x e2: e2");
      assertThat(hits(rare, "e1@0 r=a u=ann v=x", "e2@1 r=a u=ann v=odd", "e3@2 r=a u=ann v=x"))
          .isEmpty();
    }
  }

  @Nested
  class Chained {
    private static final String BURST = correlation("burst", THREE.replace("[u]", "[host]"));
    private static final String THEN = correlation(
        "x", "type: temporal_ordered\nrules: [burst, b]\ngroup-by: [u]\ntimespan: 10s\n");

    @Test
    void aCorrelationIsAnEventForAnother() {
      assertThat(hitsOf(
              BURST + THEN,
              "e1@0 r=a u=ann host=h",
              "e2@1 r=a u=ann host=h",
              "e3@2 r=a u=ann host=h",
              "e4@8 r=b u=ann host=other"))
          .containsExactly("burst e3: e1 e2 e3", "x e4: e1 e2 e3 e4");
    }

    @Test
    void onlyTheOutersOwnGroupCounts() {
      assertThat(hitsOf(
              BURST + THEN,
              "e1@0 r=a u=ann host=h",
              "e2@1 r=a u=ann host=h",
              "e3@2 r=a u=ann host=h",
              "e4@8 r=b u=bob host=h"))
          .containsExactly("burst e3: e1 e2 e3");
    }

    @Test
    void aBurstThatGoesOnIsStillNear() {
      String[] events = Timeline.many(31);
      for (int i = 0; i < 30; i++) {
        events[i] = events[i] + " host=h";
      }
      events[30] = "z@35 r=b u=ann";
      assertThat(hitsOf(BURST + THEN, events)).hasSize(2).last().asString().startsWith("x z: ");
    }

    @Test
    void aBurstThatGoesOnIsCountedOnce() {
      String two = correlation(
          "x",
          "type: event_count\nrules: [burst]\ngroup-by: [u]\ntimespan: 1h\ncondition: {gte: 2}\n");
      String[] one = Timeline.many(6);
      for (int i = 0; i < one.length; i++) {
        one[i] = one[i] + " host=h";
      }
      assertThat(hitsOf(BURST + two, one)).hasSize(1);
    }

    @Test
    void aliasesReachThroughTheInnerCorrelation() {
      String inner = correlation(
          "inner",
          "type: event_count\nrules: [a]\ngroup-by: [who]\naliases: {who: {a: u}}\ntimespan: 10s\ncondition: {gte: 2}\n");
      String outer = correlation(
          "x",
          "type: temporal\nrules: [inner, b]\ngroup-by: [name]\naliases: {name: {inner: who, b: w}}\ntimespan: 10s\n");
      assertThat(hitsOf(inner + outer, "e1@0 r=a u=ann", "e2@1 r=a u=ann", "e3@2 r=b w=ann u=bob"))
          .contains("x e3: e1 e2 e3");
      assertThat(hitsOf(inner + outer, "e1@0 r=a u=ann", "e2@1 r=a u=ann", "e3@2 r=b w=bob u=ann"))
          .hasSize(1);
    }
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
