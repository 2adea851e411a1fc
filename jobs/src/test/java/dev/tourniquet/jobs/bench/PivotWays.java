package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The ways to ask for every call of something. */
final class PivotWays {
  static final String COMMAND = "tourniquet, pivot from the command line";
  static final String SESSION = "tourniquet, pivot";
  static final String SPARK = "Spark, table without a layout";
  static final String DUCKDB = "DuckDB, our files";

  private PivotWays() {}

  /** A question for each entity. */
  static List<Step> steps(String way, Folders folders) throws IOException {
    List<String> files = Files.readAllLines(folders.entityFiles());
    List<Step> steps = new ArrayList<>();
    for (String line : Files.readAllLines(folders.entities())) {
      Entity entity = Entity.parse(line);
      Callable<Long> pivot = pivot(way, entity, folders, files);
      steps.add(
          way.equals(COMMAND) ? Step.children(way, line, pivot) : Step.here(way, line, pivot));
    }
    return steps;
  }

  /** Writes down which files the entity table has and what is to be asked. */
  static void choose(Folders folders) throws Exception {
    List<String> files = StockSpark.files(folders.lake().resolve(Ours.ENTITIES));
    Files.write(folders.entityFiles(), files);
    List<String> entities = DuckDb.entities(files).stream().map(Entity::line).toList();
    Files.write(folders.entities(), entities);
  }

  private static Callable<Long> pivot(
      String way, Entity entity, Folders folders, List<String> files) {
    List<String> command = Ours.pivot(entity, folders.lake());
    return switch (way) {
      case COMMAND -> () -> Ours.launched(folders.checkout(), command);
      case SESSION -> () -> Ours.here(command);
      case SPARK -> () -> StockSpark.pivot(entity, folders.stock());
      case DUCKDB -> () -> DuckDb.pivot(entity, files);
      default -> throw new IllegalArgumentException("Invalid way to pivot: " + way);
    };
  }
}
