package dev.tourniquet.jobs.cli;

import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Step;
import dev.tourniquet.jobs.contain.Accounts;
import dev.tourniquet.jobs.contain.CallRefused;
import dev.tourniquet.jobs.contain.ContainFinding;
import dev.tourniquet.jobs.contain.PlannedFinding;
import dev.tourniquet.jobs.lake.Lake;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contain}: stops the bleed of one finding. */
@Command(
    name = "contain",
    description = "Prints the exact calls that stop the bleed of a finding, and those that undo"
        + " them. Makes them only with --execute.",
    mixinStandardHelpOptions = true)
final class ContainCommand implements Callable<Integer> {
  /** Which of the two plans. */
  enum PlanName {
    LEAST,
    STRONG
  }

  @Parameters(
      index = "0",
      paramLabel = "FINDING",
      description = "Id that the board and findings.json show.")
  String finding;

  @Mixin
  LakeOption lake;

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description = "least disruptive or strongest: least, strong (default: least).")
  PlanName plan = PlanName.LEAST;

  @Mixin
  ExecuteOptions execute;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Lake open = lake.open();
    PlannedFinding planned = PlannedFinding.of(open, finding, plan.name().toLowerCase(Locale.ROOT));
    print(planned.asOf(Instant.now()));
    if (!execute.execute) {
      tell("Nothing was run. Save the state, then contain: run it again with --execute.");
      return ExitStatus.DONE;
    }
    return ExecuteOptions.alone(open, "contain " + finding, () -> contain(open, planned));
  }

  private int contain(Lake open, PlannedFinding planned) {
    try (Accounts accounts = execute.accounts(finding)) {
      boolean contained = new ContainFinding(
              open, finding, accounts, InstantSource.system(), this::tell)
          .run(planned);
      return contained ? ExitStatus.DONE : ExitStatus.FAILED;
    } catch (CallRefused e) {
      spec.commandLine().getErr().println(Terminal.safe(e.getMessage(), ExecuteOptions.WHOLE));
      return ExitStatus.FAILED;
    }
  }

  private void print(PlannedFinding planned) {
    tell(planned.finding().summary());
    tell("Plan " + planned.plan() + ":");
    int number = 0;
    for (Step step : planned.steps()) {
      tell(++number + ". " + step.call().name() + " in " + step.account() + ", " + step.region());
      for (Call read : step.save()) {
        tell("   save       " + read.cli(step.region()));
      }
      tell("   do         " + step.cli());
      tell("   undo       " + step.inverseCli());
      tell("   also hits  ", step.affects());
      tell("   beware     ", step.cautions());
    }
  }

  private void tell(String label, List<String> texts) {
    texts.forEach(text -> tell(label + text));
  }

  private void tell(String line) {
    spec.commandLine().getOut().println(Terminal.safe(line, ExecuteOptions.WHOLE));
  }
}
