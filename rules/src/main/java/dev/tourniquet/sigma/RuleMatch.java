package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

/**
 * A rule matched an event of a file.
 *
 * @param rule id of the rule
 * @param file the file as it was named
 * @param index the event's place among the events of the file, from 0
 * @param eventID the event's {@code eventID}; null when it has none
 */
public record RuleMatch(String rule, String file, long index, String eventID) {

  public RuleMatch {
    requireNonNull(rule, "rule is null");
    requireNonNull(file, "file is null");
  }

  static RuleMatch of(Rule rule, EventPlace place) {
    return new RuleMatch(rule.id(), place.file(), place.index(), place.eventID());
  }
}
