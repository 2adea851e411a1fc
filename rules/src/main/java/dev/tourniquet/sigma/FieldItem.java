package dev.tourniquet.sigma;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field passes at least one of the checks. */
record FieldItem(FieldPath field, List<FieldCheck> checks) implements Expression {

  FieldItem {
    checks = List.copyOf(checks);
  }

  @Override
  public boolean test(EventView event) {
    FieldValues values = event.at(field);
    for (FieldCheck check : checks) {
      if (check.test(values, event)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Set<String>> required(String name) {
    if (!field.name().equals(name)) {
      return Optional.empty();
    }
    Set<String> literals = new HashSet<>();
    for (FieldCheck check : checks) {
      Optional<String> literal =
          check instanceof TextCheck text ? text.glob().literal() : Optional.empty();
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      literals.add(Fold.of(literal.get()));
    }
    return Optional.of(literals);
  }
}
