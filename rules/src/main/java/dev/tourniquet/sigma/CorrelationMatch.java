package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A correlation rule matched events of files.
 *
 * @param rule id of the rule
 * @param file of the event that completed it, as it was named
 * @param index that event's place among the events of the file, from 0
 * @param eventID that event's {@code eventID}; null when it has none
 * @param events what it is made up of, in order of time; at most {@link Occurrence#MOST_EVENTS}
 */
public record CorrelationMatch(
    String rule, String file, long index, String eventID, List<EventPlace> events) {

  public CorrelationMatch {
    requireNonNull(rule, "rule is null");
    requireNonNull(file, "file is null");
    events = List.copyOf(events);
  }
}
