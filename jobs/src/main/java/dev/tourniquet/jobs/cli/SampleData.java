package dev.tourniquet.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The worlds told in {@code sample-data/}, each run into a lake and a report of its own. */
final class SampleData {
  private SampleData() {}

  static int run(RunCommand command) {
    Path home =
        Path.of(System.getProperty("tourniquet.home", ".")).toAbsolutePath().normalize();
    int status = ExitStatus.DONE;
    for (Path world : worlds(home.resolve("sample-data"))) {
      String name = world.getFileName().toString();
      command.spec.commandLine().getErr().println("== " + name);
      command.logs.logs = List.of(world.resolve("logs").toString());
      command.triage.organization = world.resolve("org.yml");
      command.triage.inventory = world.resolve("inventory").toString();
      command.lake = home.resolve("lake").resolve(name).toString();
      command.reports = home.resolve("reports").resolve(name).toString();
      status = Math.max(status, command.stages(command.logs.ingest(), command.triage.read()));
    }
    return status;
  }

  private static List<Path> worlds(Path samples) {
    if (!Files.isDirectory(samples)) {
      throw new UsageException("Cannot find " + samples
          + ". Run ./tourniquet from a checkout, or give --logs, --lake" + " and --reports.");
    }
    try (Stream<Path> children = Files.list(samples)) {
      return children
          .filter(child -> Files.isDirectory(child.resolve("logs")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + samples, e);
    }
  }
}
