package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code generate}: writes a CloudTrail data set that looks like a company's, the same for the same options. */
@Command(name = "generate", description = "Writes a realistic CloudTrail data set.")
final class Generate implements Callable<Integer> {
  /** What an organization's trail was seen to have: 247 events an object. */
  private static final double OBJECTS_PER_EVENT = 4_049.0 / 1_000_000;

  @Option(names = "--out", required = true, description = "Folder that gets AWSLogs/.")
  Path out;

  @Option(names = "--events", description = "Events (default: 1,000,000).")
  long events = 1_000_000;

  @Option(names = "--objects", description = "Log objects (default: 4,049 for a million events).")
  Long objects;

  @Option(names = "--days", description = "Days from 2026-09-01 on, of equal size (default: 30).")
  int days = 30;

  @Option(names = "--seed", description = "Another seed, another data set (default: 1).")
  long seed = 1;

  @Option(
      names = "--by-day",
      description = "A folder for each day: day-01/AWSLogs and so on, to be ingested in turn.")
  boolean byDay;

  @Option(names = "--checkout", description = "Checkout of the repository (default: ..).")
  Path checkout = Path.of("..");

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Generate()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    long count = objects == null ? Math.max(days, Math.round(events * OBJECTS_PER_EVENT)) : objects;
    var data = new DataSet(events, count, days, seed);
    var writer = new TrailWriter(Templates.read(checkout));
    for (int day = 0; day < days; day++) {
      writer.write(folder(day), Plan.day(data, day));
    }
    System.out.printf(
        "%,d events in %,d objects: %,d bytes of JSON, %,d stored%n",
        events, count, writer.jsonBytes(), writer.storedBytes());
    return 0;
  }

  private Path folder(int day) {
    return byDay ? out.resolve("day-%02d".formatted(day + 1)) : out;
  }
}
