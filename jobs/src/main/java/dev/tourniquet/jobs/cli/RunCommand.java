package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.changes.FoldResources;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.IngestOptions;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.lake.AtOnce;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.PlanEffort;
import dev.tourniquet.jobs.lake.SparkSessions;
import dev.tourniquet.jobs.report.WriteReport;
import dev.tourniquet.jobs.triage.TriageFindings;
import dev.tourniquet.jobs.triage.TriageOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the main job, every stage in its order. */
@Command(
    name = "run",
    description =
        "The main job: ingest, build, triage, report. With no option at all it runs on sample-data/.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin
  LogOptions logs;

  @Option(names = "--lake", paramLabel = "URI", description = "Folder of the Delta tables.")
  String lake;

  @Option(names = "--reports", paramLabel = "URI", description = "Folder of the pages.")
  String reports;

  @Mixin
  TriageArguments triage;

  @Mixin
  UpkeepOptions upkeep;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    if (spec.commandLine().getParseResult().matchedOptions().isEmpty()) {
      return SampleData.run(this);
    }
    if (lake == null || reports == null) {
      throw new UsageException(
          "Cannot run: give --logs, --lake and --reports, or no option at all for sample-data/.");
    }
    upkeep.check();
    return stages(logs.ingest(upkeep.first()), triage.read());
  }

  int stages(IngestOptions ingest, TriageOptions options) {
    var progress = new Progress(spec);
    var spark = SparkSessions.open();
    triage.checkInventory(spark);
    Lake open = Lake.openOrCreate(spark, lake);
    WriteReport.check(open, reports);
    progress.say("start", "lake " + open.root());
    return open.alone("run", () -> stages(open, ingest, options, progress));
  }

  private int stages(Lake open, IngestOptions ingest, TriageOptions options, Progress progress) {
    WriteReport.tryOut(open, reports);
    int status = progress.ingested(open, LoadEvents.run(open, ingest), ingest.days());
    return Math.max(status, open.goOn(() -> afterIngest(open, options, progress)));
  }

  private int afterIngest(Lake open, TriageOptions options, Progress progress) {
    upkeep.forget(open, progress);
    PlanEffort.fit(open.spark(), () -> Coverage.events(open));
    int status = progress.inventory(open, triage.loadInventory(open));
    AtOnce.run(() -> BuildTables.run(open), () -> FoldResources.run(open));
    progress.say("build", "tables of identities, addresses and resources are up to date");
    TriageFindings.run(open, options);
    status = Math.max(status, progress.judged(open, triage.failOn));
    progress.reported(WriteReport.run(open, reports));
    upkeep.vacuum(open, progress);
    return status;
  }
}
