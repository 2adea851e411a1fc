package dev.tourniquet.sigma;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** A part of the value, read as a date, stands so to the rule's number. */
record TimeCheck(TimePart part, Comparison comparison, BigDecimal number) implements ValueCheck {

  @Override
  public boolean test(Value value) {
    OptionalInt found = part.of(value.text());
    return found.isPresent() && comparison.between(BigDecimal.valueOf(found.getAsInt()), number);
  }
}
