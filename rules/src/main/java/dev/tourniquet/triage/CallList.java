package dev.tourniquet.triage;

import dev.tourniquet.baseline.ActivityDay;
import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * Calls of one pivot, cut by whoever assembled them to those nearest to the trigger.
 *
 * @param total all calls up to the time of the triage, also those that are cut
 * @param events the calls kept, oldest first
 * @param days activity by UTC day over all calls
 */
public record CallList(long total, List<Event> events, List<ActivityDay> days)
    implements Serializable {

  static final Comparator<Event> BY_TIME = Comparator.comparing(
          (Event event) -> event.time().orElse(Instant.MIN))
      .thenComparing(Event::id);

  /** No calls. */
  public static final CallList NONE = new CallList(0, List.of(), List.of());

  public CallList {
    events = events.stream().sorted(BY_TIME).toList();
    days = List.copyOf(days);
    if (total < events.size()) {
      throw new IllegalArgumentException("Invalid total of a call list: " + total + ". It holds "
          + events.size() + " events; count those as well");
    }
  }

  /** A list that is whole. */
  public static CallList whole(List<Event> events, List<ActivityDay> days) {
    return new CallList(events.size(), events, days);
  }

  /** The same without events after that time, or without a time: a triage never looks ahead. */
  CallList until(Instant asOf) {
    List<Event> past = events.stream().filter(event -> isUntil(event, asOf)).toList();
    LocalDate lastDay = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    return new CallList(
        total - (events.size() - past.size()),
        past,
        days.stream().filter(day -> !day.day().isAfter(lastDay)).toList());
  }

  static boolean isUntil(Event event, Instant asOf) {
    return event.time().filter(time -> !time.isAfter(asOf)).isPresent();
  }
}
