package dev.tourniquet.sigma;

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
}
