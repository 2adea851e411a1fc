package dev.tourniquet.sigma;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every part is true. */
record AllOf(List<Expression> parts) implements Expression {

  AllOf {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean test(EventView event) {
    for (Expression part : parts) {
      if (!part.test(event)) {
        return false;
      }
    }
    return true;
  }

  /** The shortest of the sets, not their intersection: a field that is an array may fulfil two of them. */
  @Override
  public Optional<Set<String>> required(String field) {
    return parts.stream()
        .map(part -> part.required(field))
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(Set::size));
  }
}
