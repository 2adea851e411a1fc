package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own for one way: does its steps some times and prints what each took. */
final class Worker {
  /** What the process does with its way. */
  enum Task {
    INGEST,
    INGEST_ALONE,
    BATCHES,
    BATCHES_ALONE,
    FACTS,
    CHOOSE,
    PIVOT
  }

  private Worker() {}

  /** Arguments: task, way, times, and the four folders of {@link Folders}. */
  public static void main(String[] arguments) throws Exception {
    Task task = Task.valueOf(arguments[0]);
    var folders = new Folders(
        Path.of(arguments[3]), Path.of(arguments[4]), Path.of(arguments[5]), Path.of(arguments[6]));
    boolean first = true;
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      for (Step step : steps(task, arguments[1], folders)) {
        System.out.println(step.measure(first).line());
        first = false;
      }
    }
    System.exit(0);
  }

  private static List<Step> steps(Task task, String way, Folders folders) throws IOException {
    return switch (task) {
      case INGEST -> IngestWays.steps(way, folders);
      case INGEST_ALONE -> alone(IngestWays.steps(way, folders));
      case FACTS -> FactWays.steps(folders);
      case BATCHES -> IngestWays.batches(folders);
      case BATCHES_ALONE -> alone(IngestWays.batches(folders));
      case PIVOT -> PivotWays.steps(way, folders);
      case CHOOSE ->
        List.of(Step.here(way, "choose", () -> {
          PivotWays.choose(folders);
          return 0L;
        }));
    };
  }

  private static List<Step> alone(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.subject().startsWith(IngestWays.INGEST))
        .toList();
  }
}
