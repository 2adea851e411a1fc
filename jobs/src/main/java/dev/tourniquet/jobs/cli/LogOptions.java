package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.ingest.IngestOptions;
import dev.tourniquet.jobs.ingest.Limits;
import dev.tourniquet.jobs.lake.FolderDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the logs are, and how much of one object is read. */
final class LogOptions {
  @Option(
      names = "--logs",
      paramLabel = "URI",
      arity = "1..*",
      description = "Files or folders with CloudTrail objects, read recursively.")
  List<String> logs = new ArrayList<>();

  @Option(
      names = "--max-object-bytes",
      description = "Most bytes of one object after inflating (default: ${DEFAULT-VALUE}).")
  int objectBytes = Limits.DEFAULT.objectBytes();

  @Option(
      names = "--max-event-bytes",
      description = "Most bytes of one event (default: ${DEFAULT-VALUE}).")
  int eventBytes = Limits.DEFAULT.eventBytes();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description =
          "First UTC day that is read, told by folders and names, such as 2026-03-01 (default: all).")
  LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last UTC day that is read.")
  LocalDate to;

  IngestOptions ingest() {
    return ingest(null);
  }

  /**
   * What to read.
   *
   * @param retained first day that the lake keeps, or null: nothing before it is read
   */
  IngestOptions ingest(LocalDate retained) {
    if (logs.isEmpty()) {
      throw new UsageException(
          "Cannot ingest: no --logs given. Name the folder or s3a:// prefix with CloudTrail objects.");
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new UsageException("Cannot ingest: --to " + to + " is before --from " + from
          + ". Give the earlier day first.");
    }
    if (retained != null && to != null && to.isBefore(retained)) {
      throw new UsageException("Cannot ingest: --to " + to + " is before " + retained
          + ", the first day that --retain-days keeps. Retain more days.");
    }
    boolean later = retained != null && (from == null || from.isBefore(retained));
    return new IngestOptions(
        logs,
        new Limits(objectBytes, eventBytes, Limits.DEFAULT.depth()),
        new FolderDays(later ? retained : from, to));
  }
}
