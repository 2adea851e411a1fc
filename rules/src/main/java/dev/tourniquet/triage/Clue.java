package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.util.List;

/**
 * One thing that stands out among calls.
 *
 * @param text a sentence; empty when only a gap is to be told
 * @param weight {@link Weight#NOTE} when it is shown and changes nothing
 * @param evidence event ids
 * @param gaps what could not be told
 */
record Clue(String text, Weight weight, List<String> evidence, List<String> gaps) {

  Clue {
    requireNonNull(text, "text is null");
    requireNonNull(weight, "weight is null");
    evidence = List.copyOf(evidence);
    gaps = List.copyOf(gaps);
  }

  static Clue of(Weight weight, String text, List<Event> evidence) {
    return new Clue(text, weight, evidence.stream().map(Event::id).toList(), List.of());
  }
}
