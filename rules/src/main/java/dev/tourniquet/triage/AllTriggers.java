package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * What is known of all events that met the rule, also of those that the case does not hold.
 *
 * @param first time of the first
 * @param last time of the last
 * @param leftOut calls that took effect and may have let someone in, no two of them asking the same, of which the case holds
 *     none like it
 */
public record AllTriggers(Instant first, Instant last, long leftOut) implements Serializable {

  /** The case holds them all. */
  public static final AllTriggers HELD = new AllTriggers(Instant.MAX, Instant.MIN, 0);

  public AllTriggers {
    requireNonNull(first, "first is null");
    requireNonNull(last, "last is null");
  }
}
