package dev.tourniquet.jobs.bench;

import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.changes.FoldResources;
import dev.tourniquet.jobs.changes.ResourceChanges;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkSessions;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The facts that are worked out after ingest: sessions up to who issued them, and what was changed of resources. */
final class FactWays {
  static final String SESSIONS = "sessions and their chains";
  static final String CHANGES = "states and changes of resources";

  private FactWays() {}

  static List<Step> steps(Folders folders) throws IOException {
    Path lake = folders.out();
    LogFiles.delete(lake);
    return List.of(
        Step.here(
            IngestWays.SESSION,
            IngestWays.INGEST,
            () -> Ours.here(Ours.ingest(folders.logs(), lake))),
        step(SESSIONS, lake, BuildTables::run, SessionEdgeRows.TABLE),
        step(CHANGES, lake, FoldResources::run, ResourceChanges.TABLE));
  }

  private static Step step(String subject, Path lake, Consumer<Lake> work, Table table) {
    return Step.here(IngestWays.SESSION, subject, () -> {
      Lake open = Lake.open(SparkSessions.open(), lake.toString());
      work.accept(open);
      return open.read(table).count();
    });
  }
}
