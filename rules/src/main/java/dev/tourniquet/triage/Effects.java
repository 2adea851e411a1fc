package dev.tourniquet.triage;

import dev.tourniquet.config.Effect;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What calls did to the attributes of one resource, from the table that states and changes are folded from.
 *
 * @param held the newest, in any order
 * @param leftOut how many older ones were too many
 */
public record Effects(List<Effect> held, long leftOut) implements Serializable {

  /** None was looked up: what the events of a case did is all there is. */
  public static final Effects NONE = new Effects(List.of(), 0);

  public Effects {
    held = List.copyOf(held);
  }

  /** The calls behind them. */
  Set<String> events() {
    return held.stream().map(effect -> effect.write().eventId()).collect(Collectors.toSet());
  }

  /** What is missing where not all are held. */
  Optional<String> gap() {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(leftOut + " older changes were too many to fold; resource_writes holds them");
  }

  Effects until(Instant asOf) {
    return new Effects(
        held.stream().filter(effect -> !effect.change().time().isAfter(asOf)).toList(), leftOut);
  }
}
