package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Chooses the trigger whose caller and source a case looks into. */
public final class Lead {

  private static final Comparator<Event> BY_WEIGHT = Comparator.comparing(Event::succeeded)
      .thenComparing(event -> event.time().orElse(Instant.MIN))
      .thenComparing(Event::id);

  private Lead() {}

  /** The latest trigger that took effect, else the latest attempt. */
  public static Event of(List<Event> triggers) {
    return triggers.stream()
        .max(BY_WEIGHT)
        .orElseThrow(() -> new IllegalArgumentException("Cannot lead a case without triggers"));
  }
}
