package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/** A compiled detection, or a part of one. */
sealed interface Expression extends Serializable permits AllOf, AnyOf, AtLeast, Not, FieldItem {

  boolean test(EventView event);

  /**
   * Values, folded, of which the field must have one for this to be true; empty when nothing can be said. Never too few:
   * an event without any of them cannot match.
   */
  Optional<Set<String>> required(String field);
}
