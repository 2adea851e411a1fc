package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.PlanEffort;
import dev.tourniquet.jobs.lake.SparkSessions;
import picocli.CommandLine.Option;

/** Which lake. */
final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "URI",
      required = true,
      description = "Folder of the Delta tables.")
  String lake;

  /** The lake that must be there, in a session that suits its size. */
  Lake open() {
    Lake open = Lake.open(SparkSessions.open(), lake);
    PlanEffort.fit(open.spark(), () -> Coverage.events(open));
    return open;
  }

  Lake openOrCreate() {
    return Lake.openOrCreate(SparkSessions.open(), lake);
  }
}
