package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.ingest.IngestSummary;
import dev.tourniquet.jobs.integrity.VerifyLogs;
import dev.tourniquet.jobs.lake.FolderDays;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.triage.Verdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Tells a person, on standard error, what a stage did. */
final class Progress {
  private final CommandSpec spec;
  private long since = System.nanoTime();

  Progress(CommandSpec spec) {
    this.spec = spec;
  }

  /** Says what was ingested; the status says whether something is in quarantine. */
  int ingested(Lake lake, IngestSummary summary, FolderDays days) {
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
    if (summary.isNothingNew() && !days.isAll()) {
      say("ingest", "nothing new: no object of " + days + " that was not read before");
    }
    if (summary.quarantined() > 0) {
      say(
          "ingest",
          "see what is wrong and how to mend it: "
              + hunt(lake, "SELECT object, position, error FROM quarantine"));
      return ExitStatus.DONE_WITH_GAPS;
    }
    return ExitStatus.DONE;
  }

  /** Says what of the logs is proved; the status says whether something is not. */
  int verified(VerifyLogs.Summary summary) {
    say(
        "verify",
        "%,d of %,d digests valid, %,d of %,d log objects valid, %,d gaps; signed %s"
            .formatted(
                summary.validDigests(),
                summary.digests(),
                summary.validLogs(),
                summary.logs(),
                summary.gaps(),
                summary.signedFrom() == null
                    ? "for no time at all"
                    : "from " + summary.signedFrom() + " to " + summary.signedTo()));
    return summary.alarms() > 0 || summary.validDigests() == 0
        ? ExitStatus.DONE_WITH_GAPS
        : ExitStatus.DONE;
  }

  /** Says what of the inventory could not be read. */
  int inventory(Lake lake, long problems) {
    if (problems == 0) {
      return ExitStatus.DONE;
    }
    say(
        "inventory",
        "%,d parts could not be read; see: ".formatted(problems)
            + hunt(lake, "SELECT * FROM inventory_problems"));
    return ExitStatus.DONE_WITH_GAPS;
  }

  /** A command to copy. */
  private static String hunt(Lake lake, String sql) {
    return "./tourniquet hunt sql \"" + sql + "\" --lake " + Terminal.word(lake.root());
  }

  /** Says how the findings were judged. */
  int judged(Lake lake, TriageArguments.FailOn failOn) {
    Map<String, Long> byVerdict =
        lake.read(Findings.TABLE).groupBy(Findings.VERDICT.col()).count().collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    say(
        "triage",
        Arrays.stream(Verdict.values())
            .sorted(Comparator.reverseOrder())
            .map(verdict -> "%,d %s".formatted(byVerdict.getOrDefault(verdict.name(), 0L), verdict))
            .collect(Collectors.joining(", ")));
    boolean sick = byVerdict.containsKey(Verdict.SICK.name());
    return sick && failOn == TriageArguments.FailOn.SICK ? ExitStatus.SICK : ExitStatus.DONE;
  }

  /** Names the page to open. */
  void reported(String page) {
    say("report", "open " + page);
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
