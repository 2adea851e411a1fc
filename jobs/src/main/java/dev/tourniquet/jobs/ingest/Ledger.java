package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.DataFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of {@code files} that one task has to add, and what they come to. */
final class Ledger {
  private final long batch;
  private final List<Row> rows = new ArrayList<>();
  private long logs;
  private long others;
  private long events;
  private long duplicates;

  Ledger(long batch) {
    this.batch = batch;
  }

  /** Adds an object with what came out of it. */
  void add(ListedObject listed, ObjectKind kind, ObjectHashes hashes, Tally of) {
    logs += kind == ObjectKind.LOG ? 1 : 0;
    others += kind == ObjectKind.LOG || kind == ObjectKind.UNKNOWN ? 0 : 1;
    events += of.events;
    duplicates += of.duplicates;
    rows.add(RowFactory.create(
        listed.uri(),
        kind.name(),
        listed.day() == DataFile.NO_DAY ? null : LocalDate.ofEpochDay(listed.day()),
        hashes.stored(),
        hashes.content(),
        listed.bytes(),
        of.inflated,
        of.events,
        of.duplicates,
        of.quarantined,
        of.first == Long.MAX_VALUE ? null : Instant.EPOCH.plus(of.first, ChronoUnit.MICROS),
        of.last == Long.MIN_VALUE ? null : Instant.EPOCH.plus(of.last, ChronoUnit.MICROS),
        batch));
  }

  List<Row> rows() {
    return rows;
  }

  /** All objects together, with the number of problems that were told. */
  IngestSummary summary(long told) {
    return new IngestSummary(logs, others, events, duplicates, told);
  }

  /** What came out of one object. */
  static final class Tally {
    private final long inflated;
    private long events;
    private long duplicates;
    private long quarantined;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Tally(long inflated) {
      this.inflated = inflated;
    }

    /** An event, kept or dropped as a copy. */
    void met(long micros, boolean dropped) {
      first = Math.min(first, micros);
      last = Math.max(last, micros);
      events += dropped ? 0 : 1;
      duplicates += dropped ? 1 : 0;
    }

    /** A part that went to quarantine. */
    void quarantined() {
      quarantined++;
    }
  }
}
