package dev.tourniquet.sigma;

import java.math.BigDecimal;

/** The value is a number and stands so to the rule's number ({@code lt}, {@code lte}, {@code gt}, {@code gte}). */
record NumericCheck(Comparison comparison, BigDecimal number) implements ValueCheck {

  @Override
  public boolean test(Value value) {
    return value
        .leaf()
        .flatMap(Numbers::of)
        .map(n -> comparison.between(n, number))
        .orElse(false);
  }
}
