package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.util.List;

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
}
