package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.List;

/** What one value of a rule asks of a field. Never throws, whatever the event holds. */
interface FieldCheck extends Serializable {

  boolean test(FieldValues field, EventView event);

  /** The values that fulfil it, in words for a reader; empty when none does. */
  List<String> shown(FieldValues field, EventView event);
}
