package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.baseline.ActivityDay;
import dev.tourniquet.baseline.HourCalls;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.CallList;
import dev.tourniquet.triage.Pivots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of one case, and how many there were on each day. */
final class CallPieces {
  private final Map<Part, List<Event>> events = new EnumMap<>(Part.class);
  private final Map<Part, List<Event>> further = new EnumMap<>(Part.class);
  private final Map<Part, List<ActivityDay>> days = new EnumMap<>(Part.class);
  private Optional<HourCalls> hour = Optional.empty();

  void add(Part part, String of, JsonNode row) {
    if (part == Part.HOUR) {
      hour = Optional.of(Stored.fromJson(row, HourCalls.class));
    } else if ("days".equals(of)) {
      days.computeIfAbsent(part, key -> new ArrayList<>()).add(day(row));
    } else if (CaseFurther.LATER.equals(of) || CaseFurther.BEFORE.equals(of)) {
      further.computeIfAbsent(part, key -> new ArrayList<>()).add(new Event(row));
    } else {
      events.computeIfAbsent(part, key -> new ArrayList<>()).add(new Event(row));
    }
  }

  List<Event> of(Part part) {
    return events.getOrDefault(part, List.of());
  }

  Pivots pivots() {
    return new Pivots(
        calls(Part.ON_RESOURCE),
        calls(Part.BY_IDENTITY),
        calls(Part.BY_SESSION),
        calls(Part.BY_CREDENTIAL),
        calls(Part.BY_IP),
        hour);
  }

  private CallList calls(Part part) {
    List<ActivityDay> byDay = days.getOrDefault(part, List.of());
    long total = byDay.stream().mapToLong(ActivityDay::calls).sum();
    return new CallList(
        Math.max(total, of(part).size()), of(part), byDay, further.getOrDefault(part, List.of()));
  }

  private static ActivityDay day(JsonNode row) {
    return new ActivityDay(
        LocalDate.parse(row.path("day").asText()),
        row.path("calls").asLong(),
        row.path("ok").asLong(),
        row.path("denied").asLong());
  }
}
