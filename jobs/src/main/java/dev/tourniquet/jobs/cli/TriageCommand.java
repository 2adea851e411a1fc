package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.changes.FoldResources;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.triage.TriageFindings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code triage}: rules, questions, verdicts. */
@Command(
    name = "triage",
    description = "Matches the rules and judges every finding: sick or not sick.",
    mixinStandardHelpOptions = true)
final class TriageCommand implements Callable<Integer> {
  @Mixin
  LakeOption lake;

  @Mixin
  TriageArguments arguments;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    var options = arguments.read();
    var progress = new Progress(spec);
    Lake open = lake.open();
    return open.alone("triage", () -> {
      int status = progress.inventory(open, arguments.loadInventory(open));
      FoldResources.run(open);
      TriageFindings.run(open, options);
      return Math.max(status, progress.judged(open, arguments.failOn));
    });
  }
}
