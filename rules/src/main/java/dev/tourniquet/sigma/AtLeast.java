package dev.tourniquet.sigma;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** At least so many of the parts are true. */
record AtLeast(int count, List<Expression> parts) implements Expression {

  AtLeast {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean test(EventView event) {
    return parts.stream().filter(part -> part.test(event)).limit(count).count() == count;
  }

  /** When fewer parts than {@code count} ask nothing of the field, one that asks for a value must be true. */
  @Override
  public Optional<Set<String>> required(String field) {
    List<Set<String>> asked = parts.stream()
        .map(part -> part.required(field))
        .flatMap(Optional::stream)
        .toList();
    if (parts.size() - asked.size() >= count) {
      return Optional.empty();
    }
    Set<String> union = new HashSet<>();
    asked.forEach(union::addAll);
    return Optional.of(union);
  }
}
