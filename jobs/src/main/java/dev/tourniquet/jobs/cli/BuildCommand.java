package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.lake.Lake;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code build}: the tables that follow from events. */
@Command(
    name = "build",
    description =
        "Brings the tables of identities, addresses and resources up to the newest events.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Mixin
  LakeOption lake;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    var progress = new Progress(spec);
    Lake open = lake.open();
    return open.alone("build", () -> {
      BuildTables.run(open);
      progress.say("build", "tables are up to date");
      return ExitStatus.DONE;
    });
  }
}
