package dev.tourniquet.sigma;

/** A test that any one value of the field may fulfil: as it is written, or as the JSON that the text holds. */
interface ValueCheck extends FieldCheck {

  boolean test(Value value);

  @Override
  default boolean test(FieldValues field, EventView event) {
    for (Value value : field.values()) {
      if (test(value) || value.normal().filter(this::test).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
