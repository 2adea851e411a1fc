package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.hits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Correlations over the sum, the average and a percentile of values. */
class ValueStatisticsTest {

  private static String number(String type, String condition) {
    return "type: %s\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {field: v, %s}\n"
        .formatted(type, condition);
  }

  @Test
  void aSumIsExact() {
    assertThat(
            hits(number("value_sum", "gte: 0.3"), "e1@0 r=a u=ann v=0.1", "e2@1 r=a u=ann v=0.2"))
        .containsExactly("x e2: e1 e2");
    assertThat(hits(number("value_sum", "gt: 0.3"), "e1@0 r=a u=ann v=0.1", "e2@1 r=a u=ann v=0.2"))
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
    assertThat(hits(number("value_avg", "gt: 500"), "e1@0 r=a u=ann v=600", "e2@1 r=a u=ann v=400"))
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
    assertThat(hits(number("value_percentile", "percentile: 50, eq: 3"), five)).hasSize(1);
    assertThat(hits(number("value_percentile", "percentile: 50, gt: 3"), five)).isEmpty();
    assertThat(hits(number("value_percentile", "percentile: 80, eq: 9"), five)).hasSize(1);
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
