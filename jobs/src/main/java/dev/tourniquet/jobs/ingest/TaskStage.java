package dev.tourniquet.jobs.ingest;

import dev.tourniquet.lineage.ResourceEdge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** What a task has gathered and not written yet: events of some days, counts, relations, problems; all of it bounded. */
final class TaskStage {
  private static final int MOST_ROWS = 200_000;

  /** Some kilobytes each; one object has a thousand at the most. */
  private static final int MOST_PROBLEMS = 4_000;

  /** Bytes of texts in the counts. */
  private static final long MOST_TEXTS = 32L << 20;

  /** Bytes of events after which it is looked how much is held: one event may be larger than thousands. */
  private static final long LOOK_EVERY = 4L << 20;

  private final TaskFiles files;
  private final long batch;
  private final OpenDays days;
  private final ActivityStage activity = new ActivityStage();
  private final List<Row> edges = new ArrayList<>();
  private final List<Row> problems = new ArrayList<>();
  private long fresh;

  TaskStage(TaskFiles files, Workbench bench, long batch) {
    this.files = files;
    this.batch = batch;
    days = new OpenDays(files, bench);
  }

  /** Begins another object: it counts once for each account, region and day in it. */
  void beginObject() throws IOException {
    activity.beginObject();
    if (problems.size() > MOST_PROBLEMS) {
      writeProblems();
    }
  }

  /** Takes what cannot be kept as an event. */
  void problem(String object, Problem problem) {
    problems.add(Quarantine.row(object, problem, batch));
  }

  /** The day to which an event is added before it is {@link #name named}. */
  DayStage day(EventHead head) throws IOException {
    return days.of(head.day());
  }

  /** Takes what the event that was added to a day last names, counts and relates. */
  void name(DayStage day, EventHead head, EventFacts facts) throws IOException {
    day.name(head, facts);
    activity.add(head, facts);
    for (ResourceEdge edge : facts.edges()) {
      edges.add(ResourceEdges.row(edge));
    }
    fresh += day.events().taken();
    if (fresh > LOOK_EVERY) {
      makeRoom();
    }
    if (activity.size() + edges.size() + problems.size() > MOST_ROWS) {
      writeRows();
    }
  }

  private void makeRoom() throws IOException {
    fresh = 0;
    days.makeRoom();
    if (activity.texts() > MOST_TEXTS) {
      writeRows();
      // An object with such texts counts once more, or it would hold all of them until it ends.
      activity.beginObject();
    }
  }

  /** Writes what is left. */
  void finish() throws IOException {
    days.finish();
    writeRows();
  }

  private void writeRows() throws IOException {
    files.write(Activity.TABLE, activity.activity(batch));
    files.write(Coverage.TABLE, activity.coverage(batch));
    files.write(ResourceEdges.TABLE, edges);
    edges.clear();
    writeProblems();
  }

  private void writeProblems() throws IOException {
    files.write(Quarantine.TABLE, problems);
    problems.clear();
  }
}
