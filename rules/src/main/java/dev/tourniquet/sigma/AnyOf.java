package dev.tourniquet.sigma;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** At least one part is true. */
record AnyOf(List<Expression> parts) implements Expression {

  AnyOf {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean test(EventView event) {
    for (Expression part : parts) {
      if (part.test(event)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Set<String>> required(String field) {
    return new AtLeast(1, parts).required(field);
  }
}
