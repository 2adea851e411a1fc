package dev.tourniquet.sigma;

import java.util.List;

/** The field has no value: it is absent, null, or holds only nulls. */
record NullCheck() implements FieldCheck {

  @Override
  public boolean test(FieldValues field, EventView event) {
    return field.isNull();
  }

  @Override
  public List<String> shown(FieldValues field, EventView event) {
    return test(field, event) ? List.of(field.present() ? "(null)" : "(absent)") : List.of();
  }
}
