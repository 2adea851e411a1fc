package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.hunt.LakeTables;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.lake.Upkeep;
import dev.tourniquet.jobs.triage.KeptFindings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How long a lake keeps what it holds. */
final class UpkeepOptions {
  private static final int KEEP_ALL = -1;

  /** One day for the whole command, even if midnight passes. */
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Option(
      names = "--retain-days",
      paramLabel = "DAYS",
      description =
          "Keep this many UTC days, today among them: remove older ones and read no logs of them (default: all).")
  int days = KEEP_ALL;

  @Option(
      names = "--vacuum",
      paramLabel = "HOURS",
      arity = "0..1",
      fallbackValue = "168",
      description =
          "Delete data files that no table has named for this long; ${FALLBACK-VALUE} when no number is given.")
  int hours = KEEP_ALL;

  /** The first day to keep; null when all are. */
  LocalDate first() {
    if (days == KEEP_ALL) {
      return null;
    }
    if (days < 1) {
      throw new UsageException(
          "Invalid --retain-days " + days + ": give how many days to keep, at least 1.");
    }
    return today.minusDays(days - 1L);
  }

  /** Refuses a time that is none before anything is done. */
  void check() {
    if (hours < KEEP_ALL) {
      throw new UsageException("Invalid --vacuum " + hours + ": give hours, 0 or more.");
    }
  }

  /** Removes days that are too old. */
  void forget(Lake lake, Progress progress) {
    LocalDate first = first();
    if (first == null) {
      return;
    }
    KeptFindings.mark(lake, first);
    List<Table> touched = Upkeep.forget(lake, LakeTables.ALL, Files.TABLE, first);
    progress.say(
        "retain",
        touched.isEmpty()
            ? "nothing is older than " + first
            : "removed what is older than " + first + " from "
                + touched.stream().map(Table::name).collect(Collectors.joining(", ")));
  }

  /** Deletes what nothing names any more. */
  void vacuum(Lake lake, Progress progress) {
    if (hours != KEEP_ALL) {
      Upkeep.vacuum(lake, LakeTables.ALL, Duration.ofHours(hours));
      progress.say("vacuum", "deleted files that no table has named for " + hours + " hours");
    }
  }
}
