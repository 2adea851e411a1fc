package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.lake.Lake;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ingest}: new CloudTrail objects into the lake. */
@Command(
    name = "ingest",
    description = "Reads new CloudTrail objects into the lake.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  @Mixin
  LogOptions logs;

  @Mixin
  LakeOption lake;

  @Mixin
  UpkeepOptions upkeep;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    upkeep.check();
    var options = logs.ingest(upkeep.first());
    var progress = new Progress(spec);
    Lake open = lake.openOrCreate();
    return open.alone("ingest", () -> {
      int status = progress.ingested(open, LoadEvents.run(open, options), options.days());
      upkeep.forget(open, progress);
      upkeep.vacuum(open, progress);
      return status;
    });
  }
}
