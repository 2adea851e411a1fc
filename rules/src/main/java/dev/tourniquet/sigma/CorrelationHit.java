package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * A correlation is fulfilled at an event.
 *
 * @param occurrence the correlation as others may correlate it
 * @param fresh keys of its events that no earlier hit of the same run of hits had
 */
public record CorrelationHit(Occurrence occurrence, List<String> fresh) {

  public CorrelationHit {
    requireNonNull(occurrence, "occurrence is null");
    fresh = List.copyOf(fresh);
  }

  /** Keys of the events to tell: the fresh ones, and the one that completed a hit that begins. */
  public List<String> events() {
    if (!occurrence.begins() || fresh.contains(occurrence.event())) {
      return fresh;
    }
    return Stream.concat(fresh.stream(), Stream.of(occurrence.event())).toList();
  }
}
