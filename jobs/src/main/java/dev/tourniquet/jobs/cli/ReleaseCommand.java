package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.contain.Accounts;
import dev.tourniquet.jobs.contain.CallRefused;
import dev.tourniquet.jobs.contain.ReleaseFinding;
import dev.tourniquet.jobs.lake.Lake;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code release}: undoes a containment. */
@Command(
    name = "release",
    description = "Prints the calls that undo the containment of a finding, from the state saved"
        + " before it. Makes them only with --execute.",
    mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FINDING", description = "Id of the finding contained.")
  String finding;

  @Mixin
  LakeOption lake;

  @Mixin
  ExecuteOptions execute;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Lake open = lake.open();
    ReleaseFinding release = new ReleaseFinding(open, finding);
    release.plan().forEach(this::tell);
    if (!execute.execute) {
      tell("Nothing was run. Run it again with --execute.");
      return ExitStatus.DONE;
    }
    return ExecuteOptions.alone(open, "release " + finding, () -> release(release));
  }

  /** What is in effect is read again: another may have been at it until now. */
  private int release(ReleaseFinding release) {
    try (Accounts accounts = execute.accounts(finding)) {
      boolean released = release.run(accounts, InstantSource.system(), this::tell);
      return released ? ExitStatus.DONE : ExitStatus.FAILED;
    } catch (CallRefused e) {
      spec.commandLine().getErr().println(Terminal.safe(e.getMessage(), ExecuteOptions.WHOLE));
      return ExitStatus.FAILED;
    }
  }

  private void tell(String line) {
    spec.commandLine().getOut().println(Terminal.safe(line, ExecuteOptions.WHOLE));
  }
}
