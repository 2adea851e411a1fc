package dev.tourniquet.config;

import dev.tourniquet.trail.Event;
import java.util.List;

/** The table of attributes. */
final class AttributeRules {

  private AttributeRules() {}

  static List<AttributeChange> changes(Event event) {
    return List.of();
  }
}
