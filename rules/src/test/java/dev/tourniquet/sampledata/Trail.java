package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every call that the organization trail saw in one scenario. */
final class Trail {

  /** One record and the trail that keeps it. */
  record Entry(Instant time, Place place, ObjectNode event) {

    String id() {
      return event.get("eventID").asText();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> alike = new HashMap<>();
  private final String world;

  Trail(String world) {
    this.world = world;
  }

  /** Notes a call and gives the id of its event. */
  String note(Instant time, Place place, Caller caller, Call call) {
    RecordShape shape = new RecordShape(dice(time, place, caller, call));
    Entry entry = new Entry(time, place, shape.write(time, place, caller, call));
    entries.add(entry);
    return entry.id();
  }

  /** Ids follow from what is told, so that they stay when something else is added to the world. */
  private Dice dice(Instant time, Place place, Caller caller, Call call) {
    String told = String.join(
        "/",
        world,
        time.toString(),
        place.id(),
        call.name(),
        caller.ip(),
        call.request().toString());
    return Dice.named(told + "/" + alike.merge(told, 1, Integer::sum));
  }

  /** All records, oldest first. */
  List<Entry> inOrder() {
    return entries.stream().sorted(Comparator.comparing(Entry::time)).toList();
  }
}
