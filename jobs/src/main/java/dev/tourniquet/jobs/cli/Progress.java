package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.ingest.IngestSummary;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Tells a person, on standard error, what a stage did. */
final class Progress {
  private final CommandSpec spec;
  private long since = System.nanoTime();

  Progress(CommandSpec spec) {
    this.spec = spec;
  }

  /** Says what was ingested; the status says whether something is in quarantine. */
  int ingested(IngestSummary summary) {
    String done =
        "%,d new log objects: %,d events added, %,d duplicates dropped, %,d parts quarantined;"
            + " %,d other objects (digests, Insights, Config and the like)";
    say(
        "ingest",
        done.formatted(
            summary.objects(),
            summary.events(),
            summary.duplicates(),
            summary.quarantined(),
            summary.otherObjects()));
    if (summary.quarantined() > 0) {
      say(
          "ingest",
          "see what is wrong and how to mend it: ./tourniquet hunt sql \"SELECT object, position, error FROM"
              + " quarantine\"");
      return ExitStatus.DONE_WITH_GAPS;
    }
    return ExitStatus.DONE;
  }

  /** One line with the stage and the seconds since the line before. */
  void say(String stage, String what) {
    long now = System.nanoTime();
    spec.commandLine()
        .getErr()
        .printf(Locale.ROOT, "%-8s %6.1f s  %s%n", stage, (now - since) / 1e9, what);
    since = now;
  }
}
