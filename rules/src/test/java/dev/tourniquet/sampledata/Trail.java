package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every call that the organization trail saw in one scenario. */
final class Trail {

  /** One record and the trail that keeps it. */
  record Entry(Instant time, Place place, ObjectNode event) {

    String id() {
      return event.get("eventID").asText();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final RecordShape shape;

  Trail(Dice dice) {
    shape = new RecordShape(dice);
  }

  /** Notes a call and gives the id of its event. */
  String note(Instant time, Place place, Caller caller, Call call) {
    Entry entry = new Entry(time, place, shape.write(time, place, caller, call));
    entries.add(entry);
    return entry.id();
  }

  /** All records, oldest first. */
  List<Entry> inOrder() {
    return entries.stream().sorted(Comparator.comparing(Entry::time)).toList();
  }
}
