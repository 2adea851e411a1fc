package dev.tourniquet.sigma;

/** The field is there, whatever it holds ({@code exists: true}), or is not. */
record ExistsCheck(boolean wanted) implements FieldCheck {

  @Override
  public boolean test(FieldValues field, EventView event) {
    return field.present() == wanted;
  }
}
