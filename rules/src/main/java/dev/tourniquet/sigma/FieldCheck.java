package dev.tourniquet.sigma;

import java.io.Serializable;

/** What one value of a rule asks of a field. Never throws, whatever the event holds. */
interface FieldCheck extends Serializable {

  boolean test(FieldValues field, EventView event);
}
