package dev.tourniquet.triage;

import dev.tourniquet.baseline.ActivityDay;
import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Calls of one pivot, cut by whoever assembled them to those nearest to the trigger.
 *
 * @param total all calls up to the time of the triage, also those that are cut
 * @param events the calls kept, oldest first
 * @param days activity by UTC day over all calls
 * @param further calls that lie further away and are kept all the same: of an identity or credential the newest that
 *     succeeded, which tell whether it was stopped, and some of each day before, which tell how it works
 */
public record CallList(long total, List<Event> events, List<ActivityDay> days, List<Event> further)
    implements Serializable {

  /** A deny does not stop these: everyone may ask who they are, and signing in is not an action. */
  static final Set<String> NEVER_DENIED =
      Set.of("sts:GetCallerIdentity", "signin:ConsoleLogin", "signin:CheckMfa");

  static final Comparator<Event> BY_TIME = Comparator.comparing(
          (Event event) -> event.time().orElse(Instant.MIN))
      .thenComparing(Event::id);

  /** No calls. */
  public static final CallList NONE = new CallList(0, List.of(), List.of());

  /** Without any further away. */
  public CallList(long total, List<Event> events, List<ActivityDay> days) {
    this(total, events, days, List.of());
  }

  public CallList {
    events = events.stream().sorted(BY_TIME).toList();
    further = further.stream().sorted(BY_TIME).toList();
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

  /** The names of operations that a deny does not stop, and that say nothing of whether one works. */
  public static Set<String> neverDenied() {
    Set<String> names = new TreeSet<>();
    NEVER_DENIED.forEach(name -> names.add(name.substring(name.indexOf(':') + 1)));
    return names;
  }

  /** The same with calls that lie further away. */
  CallList with(List<Event> more) {
    return new CallList(total, events, days, more);
  }

  /** Every call that is kept, oldest first. */
  List<Event> held() {
    Map<String, Event> byId = new LinkedHashMap<>();
    Stream.concat(events.stream(), further.stream())
        .forEach(event -> byId.putIfAbsent(event.id(), event));
    return byId.values().stream().sorted(BY_TIME).toList();
  }

  /** The same without events after that time, or without a time: a triage never looks ahead. */
  CallList until(Instant asOf) {
    List<Event> past = events.stream().filter(event -> isUntil(event, asOf)).toList();
    LocalDate lastDay = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    return new CallList(
        total - (events.size() - past.size()),
        past,
        days.stream().filter(day -> !day.day().isAfter(lastDay)).toList(),
        further.stream().filter(event -> isUntil(event, asOf)).toList());
  }

  static boolean isUntil(Event event, Instant asOf) {
    return event.time().filter(time -> !time.isAfter(asOf)).isPresent();
  }
}
