package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Interner.Text;
import dev.tourniquet.trail.Event;
import java.util.Arrays;

/** Reads of a record what stands again beside each thing it names: from the slots of a scan, or from a whole event. */
final class HeadReader {
  private final RecordScanner scanner;
  private final RecordSlots slots;
  private final Interner interner;
  private final int id;
  private final int recipient;
  private final int caller;
  private final int region;
  private final int source;
  private final int name;
  private final int error;
  private final int readOnly;

  HeadReader(RecordScanner scanner, Interner interner) {
    this.scanner = scanner;
    this.interner = interner;
    slots = scanner.slots();
    RecordShape shape = scanner.shape();
    id = shape.slot("eventID");
    recipient = shape.slot("recipientAccountId");
    caller = shape.slot("userIdentity", "accountId");
    region = shape.slot("awsRegion");
    source = shape.slot("eventSource");
    name = shape.slot("eventName");
    error = shape.slot("errorCode");
    readOnly = shape.slot("readOnly");
  }

  /** The account whose trail holds the record that was scanned last. */
  Text owner(byte[] bytes) {
    return interner.of(bytes, slots, slots.holds(recipient) ? recipient : caller);
  }

  /** Its id, which is new each time: not worth remembering. */
  Text id(byte[] bytes) {
    if (slots.kind[id] == RecordSlots.TEXT) {
      return new Text("", Arrays.copyOfRange(bytes, slots.from[id], slots.to[id]));
    }
    var decoded = new JsonTexts();
    decoded.read(bytes, slots.from[id], slots.to[id]);
    return new Text("", Arrays.copyOf(decoded.bytes(), decoded.size()));
  }

  /** The whole head of the record that was scanned last. */
  EventHead head(byte[] bytes, Text ownId, Text owner) {
    return new EventHead(
        scanner.micros(),
        ownId.utf8(),
        owner,
        interner.of(bytes, slots, region),
        interner.of(bytes, slots, source),
        interner.of(bytes, slots, name),
        interner.of(bytes, slots, error),
        slots.kind[readOnly] == RecordSlots.TRUE);
  }

  /** The head of an event that was read with care. */
  EventHead head(Event event, long micros, Text ownId, Text owner) {
    return new EventHead(
        micros,
        ownId.utf8(),
        owner,
        interner.of(event.region()),
        interner.of(event.source()),
        interner.of(event.name()),
        interner.of(event.errorCode()),
        event.readOnly());
  }
}
