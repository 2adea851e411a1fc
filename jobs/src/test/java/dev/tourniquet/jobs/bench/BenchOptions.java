package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is measured, how often and where. */
final class BenchOptions {
  @Option(names = "--events", description = "Events of the data set (default: 1,000,000).")
  long events = 1_000_000;

  @Option(names = "--objects", description = "Objects of the data set (default: as Generate's).")
  Long objects;

  @Option(names = "--rounds", description = "Cold runs of each way (default: 2).")
  int rounds = 2;

  @Option(names = "--warm", description = "Warm runs after each cold one (default: 3).")
  int warm = 3;

  @Option(
      names = "--only",
      description = "Only ways whose names begin so, such as 'tourniquet' or 'limit'.")
  List<String> only = List.of();

  @Option(
      names = "--work",
      description = "Folder for data and tables (default: jobs/target/bench).")
  Path work = Path.of("target/bench");

  @Option(
      names = "--through",
      description = "Words before each measured process, such as 'taskset -c 0,1'.")
  String through = "";

  @Option(names = "--checkout", description = "Checkout of the repository (default: ..).")
  Path checkout = Path.of("..");

  @Option(names = "--ingest-alone", description = "Leaves out what build works out from events.")
  boolean ingestAlone;

  Worker.Task ingest() {
    return ingestAlone ? Worker.Task.INGEST_ALONE : Worker.Task.INGEST;
  }

  Worker.Task batches() {
    return ingestAlone ? Worker.Task.BATCHES_ALONE : Worker.Task.BATCHES;
  }

  Processes processes() {
    return new Processes(through.isBlank() ? List.of() : List.of(through.split(" ", -1)));
  }

  List<String> chosen(List<String> ways) {
    return ways.stream()
        .filter(way -> only.isEmpty() || only.stream().anyMatch(way::startsWith))
        .toList();
  }

  /** The folders of a data set of this size, which is written unless it is there. */
  Folders folders() throws IOException {
    return data(false);
  }

  /** The same data set with a folder for each day. */
  Folders byDay() throws IOException {
    return data(true);
  }

  private Folders data(boolean byDay) throws IOException {
    Path folder = work.toAbsolutePath().resolve(events + (objects == null ? "" : "-in-" + objects));
    Path logs = folder.resolve(byDay ? "days" : "logs");
    if (!Files.exists(logs)) {
      var generate = new Generate();
      generate.out = logs;
      generate.events = events;
      generate.objects = objects;
      generate.byDay = byDay;
      generate.checkout = checkout;
      generate.call();
    }
    return new Folders(checkout.toAbsolutePath().normalize(), folder, logs, folder.resolve("out"));
  }
}
