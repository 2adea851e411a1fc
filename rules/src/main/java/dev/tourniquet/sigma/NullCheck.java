package dev.tourniquet.sigma;

/** The field has no value: it is absent, null, or holds only nulls. */
record NullCheck() implements FieldCheck {

  @Override
  public boolean test(FieldValues field, EventView event) {
    return field.isNull();
  }
}
