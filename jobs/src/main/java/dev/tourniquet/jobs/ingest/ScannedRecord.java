package dev.tourniquet.jobs.ingest;

import dev.tourniquet.trail.Event;
import java.nio.charset.StandardCharsets;

/** The record that a scan filled slots from: its texts, and all of it as an event, which is made only when asked for. */
final class ScannedRecord {
  private final RecordSlots slots;
  private final JsonTrees trees;
  private byte[] bytes;
  private int from;
  private Event whole;

  ScannedRecord(RecordSlots slots, JsonTrees trees) {
    this.slots = slots;
    this.trees = trees;
  }

  /** Turns to the record that begins at a place, and that the slots hold now. */
  void turnTo(byte[] source, int start) {
    bytes = source;
    from = start;
    whole = null;
  }

  byte[] bytes() {
    return bytes;
  }

  RecordSlots slots() {
    return slots;
  }

  /** The text in a slot, with its escapes; empty when there is none. */
  String text(int slot) {
    return slots.holds(slot)
        ? new String(
            bytes, slots.from[slot], slots.to[slot] - slots.from[slot], StandardCharsets.UTF_8)
        : "";
  }

  /** Whether the event has been made already. */
  boolean isMade() {
    return whole != null;
  }

  Event event() {
    if (whole == null) {
      whole = new Event(trees.read(bytes, from));
    }
    return whole;
  }
}
