package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventFacts.Caller;

/** Who called: worked out once for each identity that is written in the same way. */
final class CallerReader {
  private static final int SEED = 1;

  private final ScannedRecord record;
  private final RecordPrint print;
  private final Memo<Caller> known = new Memo<>();
  private final int identity;
  private final int type;
  private final int name;
  private final int[] besides;
  private boolean plain;

  CallerReader(RecordShape shape, ScannedRecord record, RecordPrint print) {
    this.record = record;
    this.print = print;
    identity = shape.group("userIdentity");
    type = shape.slot("userIdentity", "type");
    name = shape.slot("eventName");
    besides = new int[] {shape.slot("eventSource"), shape.slot("eventType")};
  }

  /** Whether the caller read last is told by its identity alone: one object stands for all records with this caller. */
  boolean isShared() {
    return plain;
  }

  private boolean isPlain() {
    RecordSlots slots = record.slots();
    String called = record.text(name);
    return slots.present[identity]
        && slots.holds(type)
        && !record.text(type).equals("Unknown")
        && !called.equals("ConsoleLogin")
        && !called.equals("SwitchRole");
  }

  Caller read(EventColumns.Stamp stamp) {
    plain = isPlain();
    if (!plain) {
      return Caller.of(record.event());
    }
    print.begin(SEED).group(identity).texts(besides).owner(stamp);
    return known.of(print.high(), print.low(), () -> Caller.of(record.event()));
  }
}
