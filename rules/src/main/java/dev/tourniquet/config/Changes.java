package dev.tourniquet.config;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Set;

/** Reads the effect of a call on the attributes worth following. */
public final class Changes {

  private Changes() {}

  /** What the event changed; nothing for reads, failed calls and calls that no rule describes. Never throws. */
  public static List<AttributeChange> of(Event event) {
    return AttributeRules.changes(event);
  }

  /** The operations, without version suffix, that may change an attribute: other calls need not be looked at. */
  public static Set<String> operations() {
    return AttributeRules.operations();
  }
}
