package dev.tourniquet.sigma;

import java.util.Optional;
import java.util.Set;

/** The part is false. */
record Not(Expression part) implements Expression {

  @Override
  public boolean test(EventView event) {
    return !part.test(event);
  }

  @Override
  public Optional<Set<String>> required(String field) {
    return Optional.empty();
  }
}
