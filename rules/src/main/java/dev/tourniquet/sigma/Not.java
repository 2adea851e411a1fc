package dev.tourniquet.sigma;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The part is false. It tells no fields: what is not there matched nothing. */
record Not(Expression part) implements Expression {

  @Override
  public boolean test(EventView event) {
    return !part.test(event);
  }

  @Override
  public void explain(EventView event, BiConsumer<String, String> into) {}

  @Override
  public Optional<Set<String>> required(String field) {
    return Optional.empty();
  }
}
