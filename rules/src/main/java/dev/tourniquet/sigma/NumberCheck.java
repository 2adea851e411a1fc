package dev.tourniquet.sigma;

import java.math.BigDecimal;

/**
 * A plain number as value: equal as text, or to a JSON number as number. Text first, because an account id without
 * quotes may begin with a zero.
 */
record NumberCheck(String text, BigDecimal number) implements ValueCheck {

  @Override
  public boolean test(Value value) {
    return value.text().equalsIgnoreCase(text)
        || value
            .leaf()
            .filter(leaf -> leaf.isNumber())
            .flatMap(Numbers::of)
            .map(n -> n.compareTo(number) == 0)
            .orElse(false);
  }
}
