package dev.tourniquet.jobs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures Tourniquet beside what a user would pick instead; docs/performance.md explains and keeps the tables. */
@Command(
    name = "bench",
    description =
        "Measures Tourniquet beside Spark's JSON reader, DuckDB and the limits of the machine.",
    mixinStandardHelpOptions = true,
    subcommands = {Generate.class})
final class Bench {
  private static final List<String> INGEST = List.of(
      IngestWays.COMMAND,
      IngestWays.SESSION,
      IngestWays.SPARK,
      IngestWays.DUCKDB,
      IngestWays.ZCAT,
      IngestWays.INFLATE,
      IngestWays.PARSE);
  private static final List<String> PIVOT =
      List.of(PivotWays.COMMAND, PivotWays.SESSION, PivotWays.SPARK, PivotWays.DUCKDB);

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Command(description = "Log objects into tables: cold and warm, all ways in turn.")
  void ingest(@Mixin BenchOptions options) throws Exception {
    Folders folders = options.folders();
    Measures measures = new Measures(List.of());
    List<String> ways = new ArrayList<>(options.chosen(INGEST));
    for (int round = 0; round < options.rounds; round++) {
      for (String way : ways) {
        int times = IngestWays.canBeWarm(way) ? 1 + options.warm : 1;
        measures = measures.plus(
            options.processes().measure(options.ingest(), way, times, out(folders, way)));
      }
      // Whoever was first is last in the next round.
      Collections.rotate(ways, -1);
    }
    long jsonBytes = LogFiles.inflatedBytes(folders.logs());
    System.out.printf(
        "%,d events, %,d bytes of JSON, %,d stored%n%n",
        options.events, jsonBytes, LogFiles.bytes(folders.logs()));
    new IngestTable(measures, options.events, jsonBytes).print(System.out);
  }

  @Command(description = "Every call of something, asked of the tables that ingest left.")
  void pivot(@Mixin BenchOptions options) throws Exception {
    Folders folders = options.folders();
    fill(options, IngestWays.SESSION, folders.lake());
    fill(options, IngestWays.SPARK, folders.stock());
    options.processes().measure(Worker.Task.CHOOSE, PivotWays.SESSION, 1, folders);
    Measures measures = new Measures(List.of());
    for (int round = 0; round < options.rounds; round++) {
      for (String way : options.chosen(PIVOT)) {
        int times = way.equals(PivotWays.COMMAND) ? 1 : 1 + options.warm;
        measures =
            measures.plus(options.processes().measure(Worker.Task.PIVOT, way, times, folders));
      }
    }
    new PivotTable(measures).print(System.out);
  }

  @Command(description = "A day after the other, each ingested and built.")
  void batches(@Mixin BenchOptions options) throws Exception {
    Folders folders = options.byDay();
    new BatchTable(new Measures(
            options.processes().measure(options.batches(), IngestWays.SESSION, 1, folders)))
        .print(System.out);
  }

  @Command(description = "Our ways alone, with 100,000, a million and three million events.")
  void growth(@Mixin BenchOptions options) throws Exception {
    options.only = List.of("tourniquet");
    for (long events : List.of(100_000L, 1_000_000L, 3_000_000L)) {
      options.events = events;
      ingest(options);
      pivot(options);
    }
  }

  @Command(description = "What follows from events, with a tenth of --events and with all.")
  void facts(@Mixin BenchOptions options) throws Exception {
    var table = new MarkdownTable("events", "step", "s", "CPU s", "rows");
    for (long events : List.of(options.events / 10, options.events)) {
      options.events = events;
      Folders folders = out(options.folders(), IngestWays.SESSION);
      for (Measure run :
          options.processes().measure(Worker.Task.FACTS, IngestWays.SESSION, 1, folders)) {
        table.row(List.of(
            String.format(java.util.Locale.ROOT, "%,d", events),
            run.subject(),
            IngestTable.number(run.seconds()),
            IngestTable.number(run.cpuSeconds()),
            String.format(java.util.Locale.ROOT, "%,d", run.result())));
      }
    }
    table.print(System.out);
  }

  private static void fill(BenchOptions options, String way, Path table) throws Exception {
    if (!Files.exists(table)) {
      options.processes().measure(Worker.Task.INGEST, way, 1, out(options.folders(), way));
    }
  }

  /** The tables of two ways stay, for the pivots. */
  private static Folders out(Folders folders, String way) {
    Path out =
        switch (way) {
          case IngestWays.SESSION -> folders.lake();
          case IngestWays.SPARK -> folders.stock();
          default -> folders.out();
        };
    return new Folders(folders.checkout(), folders.work(), folders.logs(), out);
  }
}
