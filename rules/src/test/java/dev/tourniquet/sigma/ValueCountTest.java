package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.hits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Correlations that count different values. */
class ValueCountTest {

  private static String distinct(String condition) {
    return "type: value_count\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {field: v, "
        + condition + "}\n";
  }

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
            distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e2@9 r=a u=ann v=1", "e3@15 r=a u=ann v=2"))
        .containsExactly("x e3: e2 e3");
    assertThat(hits(distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e3@15 r=a u=ann v=2"))
        .isEmpty();
  }

  @Test
  void aMissingValueIsNone() {
    assertThat(hits(distinct("gte: 2"), "e1@0 r=a u=ann v=1", "e2@1 r=a u=ann")).isEmpty();
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
