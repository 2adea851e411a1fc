package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.report.WriteReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: pages and JSON. */
@Command(
    name = "report",
    description =
        "Writes findings.json and the pages of findings, identities, addresses, resources and events.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin
  LakeOption lake;

  @Option(
      names = "--reports",
      paramLabel = "URI",
      required = true,
      description = "Folder of the pages.")
  String reports;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    var progress = new Progress(spec);
    progress.reported(WriteReport.run(lake.open(), reports));
    return ExitStatus.DONE;
  }
}
