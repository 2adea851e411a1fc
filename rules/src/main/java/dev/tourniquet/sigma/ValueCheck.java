package dev.tourniquet.sigma;

import java.util.List;

/** A test that any one value of the field may fulfil. */
interface ValueCheck extends FieldCheck {

  boolean test(Value value);

  @Override
  default boolean test(FieldValues field, EventView event) {
    for (Value value : field.values()) {
      if (test(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  default List<String> shown(FieldValues field, EventView event) {
    return field.values().stream()
        .filter(this::test)
        .map(Value::text)
        .limit(FieldMatch.MAX_MATCHES)
        .toList();
  }
}
