package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule fired: a single-event rule on its event, or a correlation on the event that completed it. Its maps are in the
 * order of their keys, so that the same occurrence is always the same text.
 *
 * @param rule id of the rule
 * @param time of that event
 * @param event key of that event; of two with the same time, the lesser key counts as the earlier
 * @param begins false when a correlation only goes on firing, since its events still lie within one timespan
 * @param fields what correlations ask of it: values by the names they use
 * @param about by the id of a correlation: the resource it would be about, had this event completed it; may be empty
 * @param events keys of the events that make it up, at most {@link #MOST_EVENTS}, the newest
 */
public record Occurrence(
    String rule,
    Instant time,
    String event,
    boolean begins,
    Map<String, List<String>> fields,
    Map<String, String> about,
    List<String> events)
    implements Serializable {

  /** The most events kept of one occurrence. */
  public static final int MOST_EVENTS = 100;

  public Occurrence {
    requireNonNull(rule, "rule is null");
    requireNonNull(time, "time is null");
    requireNonNull(event, "event is null");
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    about = Collections.unmodifiableMap(new TreeMap<>(about));
    events = List.copyOf(events);
  }

  /** A single-event rule that fired. */
  public static Occurrence single(
      SigmaRule rule, Instant time, String event, Map<String, List<String>> fields) {
    return new Occurrence(rule.id(), time, event, true, fields, Map.of(), List.of(event));
  }

  /** The same, knowing what correlations would be about. */
  public Occurrence about(Map<String, String> resources) {
    return new Occurrence(rule, time, event, begins, fields, resources, events);
  }
}
