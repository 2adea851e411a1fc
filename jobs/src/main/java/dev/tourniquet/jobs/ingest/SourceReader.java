package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventFacts.Source;

/** From where the call came: worked out once for each address, of private ones for each network and account. */
final class SourceReader {
  private static final int SEED = 2;

  private final ScannedRecord record;
  private final RecordPrint print;
  private final Memo<Source> known = new Memo<>();
  private final Memo<Source> scoped = new Memo<>();
  private final int address;
  private final int endpoint;

  SourceReader(RecordShape shape, ScannedRecord record, RecordPrint print) {
    this.record = record;
    this.print = print;
    address = shape.slot("sourceIPAddress");
    endpoint = shape.slot("vpcEndpointId");
  }

  Source read(EventColumns.Stamp stamp) {
    print.begin(SEED).texts(address);
    Source found = known.of(print.high(), print.low(), () -> Source.of(record.event()));
    if (!found.scoped()) {
      return found;
    }
    print.texts(endpoint).owner(stamp);
    return scoped.of(print.high(), print.low(), () -> Source.of(record.event()));
  }
}
