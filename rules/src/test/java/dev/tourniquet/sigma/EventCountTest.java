package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.THREE;
import static dev.tourniquet.sigma.Timeline.hits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Correlations that count events. */
class EventCountTest {

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
    assertThat(hits(two, "e1@0 r=a u=ann", "e2@5 r=a u=ann", "e3@10 r=a u=ann")).isEmpty();
  }
}
