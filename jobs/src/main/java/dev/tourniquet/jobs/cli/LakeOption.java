package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.lake.Lake;
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

  Lake open() {
    return Lake.open(SparkSessions.open(), lake);
  }

  Lake openOrCreate() {
    return Lake.openOrCreate(SparkSessions.open(), lake);
  }
}
