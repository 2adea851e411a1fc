package dev.tourniquet.sigma;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of the field stands so to a value of another field of the same event. */
record FieldReferenceCheck(FieldPath other, Relation relation, Case letterCase)
    implements FieldCheck {

  /** How the two values stand to each other. */
  enum Relation {
    EQUALS,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH;

    boolean holds(String field, String other) {
      return switch (this) {
        case EQUALS -> field.equals(other);
        case CONTAINS -> field.contains(other);
        case STARTS_WITH -> field.startsWith(other);
        case ENDS_WITH -> field.endsWith(other);
      };
    }
  }

  /** Two long lists in one hostile event must not cost their product. */
  private static final int MAX_OTHERS = 1_000;

  @Override
  public boolean test(FieldValues field, EventView event) {
    return matching(field, event).findAny().isPresent();
  }

  private Stream<Value> matching(FieldValues field, EventView event) {
    Set<String> others = event.values(other).stream()
        .map(letterCase::of)
        .collect(Collectors.toCollection(HashSet::new));
    if (relation == Relation.EQUALS) {
      return field.values().stream().filter(value -> others.contains(letterCase.of(value)));
    }
    List<String> compared = others.stream().sorted().limit(MAX_OTHERS).toList();
    return field.values().stream().filter(value -> compared.stream()
        .anyMatch(text -> relation.holds(letterCase.of(value), text)));
  }
}
