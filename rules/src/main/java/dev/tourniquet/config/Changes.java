package dev.tourniquet.config;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Set;

/** Reads the effect of a call on the attributes worth following. */
public final class Changes {

  private Changes() {}

  /** What the event changed; nothing for reads, failed calls and calls that no rule describes. Never throws. */
  public static List<AttributeChange> of(Event event) {
    return AttributeRules.changes(event);
  }

  /** Whether the call certainly made the resource: who creates a bucket or queue that is there is answered in the same way. */
  public static boolean make(Event event, ResourceKey resource) {
    return !Repeats.mayRepeat(resource)
        && of(event).stream()
            .anyMatch(change -> change.op() == Op.CREATE && change.resource().equals(resource));
  }

  /** The operations, without version suffix, that may change an attribute: other calls need not be looked at. */
  public static Set<String> operations() {
    return AttributeRules.operations();
  }
}
