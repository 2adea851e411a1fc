package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.THREE;
import static dev.tourniquet.sigma.Timeline.correlation;
import static dev.tourniquet.sigma.Timeline.hitsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Correlations of correlations. */
class ChainedTest {

  private static final String BURST = correlation("burst", THREE.replace("[u]", "[host]"));
  private static final String THEN =
      correlation("x", "type: temporal_ordered\nrules: [burst, b]\ngroup-by: [u]\ntimespan: 10s\n");

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
