package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.changes.FoldResources;
import dev.tourniquet.jobs.inventory.LoadInventory;
import dev.tourniquet.jobs.lake.AtOnce;
import dev.tourniquet.jobs.lake.Lake;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code build}: the tables that follow from events. */
@Command(
    name = "build",
    description =
        "Brings the tables of identities, addresses and resources up to the newest events and inventory.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Mixin
  LakeOption lake;

  @Option(
      names = "--inventory",
      paramLabel = "URI",
      description = "Folder of what AWS was asked, and AWS Config files.")
  String inventory;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    var progress = new Progress(spec);
    Lake open = lake.open();
    return open.alone("build", () -> {
      int status = inventory == null
          ? ExitStatus.DONE
          : progress.inventory(open, LoadInventory.run(open, inventory));
      AtOnce.run(() -> BuildTables.run(open), () -> FoldResources.run(open));
      progress.say("build", "tables are up to date");
      return status;
    });
  }
}
