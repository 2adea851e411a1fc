package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventFacts.Caller;
import dev.tourniquet.jobs.ingest.MentionReader.Named;

/**
 * Reads the facts of scanned records. Most records repeat what others said: the same session, the same parameters. What
 * depends on the same bytes is worked out once.
 */
final class FactsReader {
  private final ScannedRecord record;
  private final CallerReader callers;
  private final SourceReader sources;
  private final MentionReader mentions;
  private final OutcomeReader outcomes;
  private final EdgeReader edges;

  FactsReader(RecordShape shape, RecordSlots slots, JsonSkim skim) {
    var trees = new JsonTrees(skim);
    record = new ScannedRecord(slots, trees);
    var print = new RecordPrint(record, skim);
    callers = new CallerReader(shape, record, print);
    sources = new SourceReader(shape, record, print);
    mentions = new MentionReader(shape, record, print, trees);
    outcomes = new OutcomeReader(shape, record);
    edges = new EdgeReader(shape, record);
  }

  /** Begins a task: what another one has told is to be told again. */
  void begin() {
    edges.begin();
  }

  /** Reads the facts of the record that the slots were filled from. */
  EventFacts read(byte[] source, int start, EventColumns.Stamp stamp) {
    record.turnTo(source, start);
    Caller caller = callers.read(stamp);
    Named named = mentions.read(stamp);
    return new EventFacts(
        caller,
        sources.read(stamp),
        named.mentions(),
        outcomes.read(),
        edges.read(callers.isShared() ? caller : null, named));
  }
}
