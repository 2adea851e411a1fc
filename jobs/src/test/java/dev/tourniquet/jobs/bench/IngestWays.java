package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ways to get log objects into a table. */
final class IngestWays {
  static final String COMMAND = "tourniquet, from the command line";
  static final String SESSION = "tourniquet";
  static final String SPARK = "Spark's JSON reader into Delta";
  static final String DUCKDB = "DuckDB into Parquet";
  static final String ZCAT = "limit: zcat, a process for each core";
  static final String INFLATE = "limit: inflate in Java";
  static final String PARSE = "limit: inflate and parse in Java";

  static final String INGEST = "ingest";
  static final String BUILD = "build";

  private IngestWays() {}

  /** Whether a second run in the same process is another thing than the first. */
  static boolean canBeWarm(String way) {
    return !way.equals(COMMAND) && !way.equals(ZCAT);
  }

  /** The steps of one run, after what the last run wrote is gone. */
  static List<Step> steps(String way, Folders folders) throws IOException {
    Path logs = folders.logs();
    Path out = folders.out();
    LogFiles.delete(out);
    return switch (way) {
      case COMMAND ->
        List.of(
            Step.children(way, INGEST, () -> launched(folders, Ours.ingest(logs, out))),
            Step.children(way, BUILD, () -> launched(folders, Ours.build(out))));
      case SESSION -> both(way, "", folders.logs(), out);
      case SPARK -> List.of(Step.here(way, INGEST, () -> StockSpark.ingest(logs, out)));
      case DUCKDB ->
        List.of(Step.here(way, INGEST, () -> DuckDb.ingest(logs, out.resolve("events.parquet"))));
      case ZCAT -> List.of(Step.children(way, INGEST, () -> nothing(Limits.zcat(logs))));
      case INFLATE -> List.of(Step.here(way, INGEST, () -> nothing(Limits.inflate(logs))));
      case PARSE -> List.of(Step.here(way, INGEST, () -> nothing(Limits.inflateAndParse(logs))));
      default -> throw new IllegalArgumentException("Invalid way to ingest: " + way);
    };
  }

  /** The folders of days below the logs, each ingested and built after the one before. */
  static List<Step> batches(Folders folders) throws IOException {
    LogFiles.delete(folders.out());
    List<Step> steps = new ArrayList<>();
    try (Stream<Path> days = Files.list(folders.logs())) {
      for (Path day : days.sorted().toList()) {
        steps.addAll(both(SESSION, " " + day.getFileName(), day, folders.out()));
      }
    }
    return steps;
  }

  private static List<Step> both(String way, String of, Path logs, Path lake) {
    return List.of(
        Step.here(way, INGEST + of, () -> here(Ours.ingest(logs, lake), lake)),
        Step.here(way, BUILD + of, () -> here(Ours.build(lake), lake)));
  }

  /** The limits leave nothing on disk, whatever they counted. */
  private static long nothing(long counted) {
    return counted < 0 ? counted : 0;
  }

  private static long here(List<String> command, Path lake) throws IOException {
    Ours.here(command);
    return LogFiles.bytes(lake);
  }

  private static long launched(Folders folders, List<String> command) throws Exception {
    Ours.launched(folders.checkout(), command);
    return LogFiles.bytes(folders.out());
  }
}
