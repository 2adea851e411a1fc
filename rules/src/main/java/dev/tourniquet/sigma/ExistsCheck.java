package dev.tourniquet.sigma;

import java.util.List;

/** The field is there, whatever it holds ({@code exists: true}), or is not. */
record ExistsCheck(boolean wanted) implements FieldCheck {

  @Override
  public boolean test(FieldValues field, EventView event) {
    return field.present() == wanted;
  }

  @Override
  public List<String> shown(FieldValues field, EventView event) {
    if (!test(field, event)) {
      return List.of();
    }
    return wanted && !field.values().isEmpty()
        ? List.of(field.values().get(0).text())
        : List.of(wanted ? "(empty)" : "(absent)");
  }
}
