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

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    var options = logs.ingest();
    var progress = new Progress(spec);
    Lake open = lake.openOrCreate();
    return open.alone("ingest", () -> progress.ingested(LoadEvents.run(open, options)));
  }
}
