package dev.tourniquet.jobs.ingest;

/** A fingerprint of the parts of a record that an answer depends on: the same parts give the same answer. */
final class RecordPrint {
  /** So much of an ARN tells its partition. */
  private static final int PARTITION = 12;

  private final ScannedRecord record;
  private final RecordSlots slots;
  private final Fingerprint print;

  RecordPrint(ScannedRecord record, JsonSkim skim) {
    this.record = record;
    this.slots = record.slots();
    this.print = new Fingerprint(skim);
  }

  /** Begins anew; answers to different questions have different seeds. */
  RecordPrint begin(long seed) {
    print.begin(record.bytes(), seed);
    return this;
  }

  long high() {
    return print.high();
  }

  long low() {
    return print.low();
  }

  /** Adds an object of the record as it was written. */
  RecordPrint group(int group) {
    print.part(slots.groupFrom[group], slots.groupTo[group]);
    return this;
  }

  /** Adds the texts in slots. */
  RecordPrint texts(int... texts) {
    for (int slot : texts) {
      if (slots.kind[slot] >= RecordSlots.TEXT) {
        print.part(slots.from[slot], slots.to[slot]);
      } else {
        print.nothing();
      }
    }
    return this;
  }

  /** Adds of which kind the value in a slot is. */
  RecordPrint kind(int slot) {
    print.kind(slots.kind[slot]);
    return this;
  }

  /** Adds whose event it is. */
  RecordPrint owner(EventColumns.Stamp stamp) {
    print.part(stamp.account());
    return this;
  }

  /** Adds the partition in the ARN in a slot. */
  RecordPrint partition(int slot) {
    if (slots.holds(slot)) {
      print.part(slots.from[slot], Math.min(slots.from[slot] + PARTITION, slots.to[slot]));
    } else {
      print.nothing();
    }
    return this;
  }

  /** Adds the elements of the list that the record has. */
  RecordPrint list(int width) {
    for (int i = 0; i < slots.elements * width; i++) {
      if (slots.listKind[i] >= RecordSlots.TEXT) {
        print.part(slots.listFrom[i], slots.listTo[i]);
      } else {
        print.nothing();
      }
    }
    return this;
  }

  /** Adds JSON but for what differs in each call and names nothing. */
  RecordPrint json(int... sections) {
    for (int section : sections) {
      if (slots.kind[section] == RecordSlots.RAW) {
        print.json(slots.from[section]);
      } else {
        print.nothing();
      }
    }
    return this;
  }
}
