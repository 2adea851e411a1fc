package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.util.List;

/**
 * What one call did to one attribute of one resource, with the call: what states and changes are folded from.
 *
 * @param write the call that did it
 */
public record Effect(AttributeChange change, Write write) implements Serializable {

  public Effect {
    requireNonNull(change, "change is null");
    requireNonNull(write, "write is null");
  }

  /** Everything that a call did; nothing for calls that failed and those that no rule describes. */
  public static List<Effect> of(Event event) {
    return Changes.of(event).stream()
        .map(change -> new Effect(change, Write.of(event)))
        .toList();
  }
}
