package dev.tourniquet.jobs.ingest;

import dev.tourniquet.lineage.ResourceEdge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What a task has gathered and not written yet: events of some days, counts, relations, problems; all of it bounded. */
final class TaskStage {
  private static final int MOST_DAYS = 40;
  private static final int MOST_ROWS = 200_000;

  private final TaskFiles files;
  private final Workbench bench;
  private final long batch;
  private final Map<Integer, DayStage> days = new HashMap<>();
  private final ActivityStage activity = new ActivityStage();
  private final List<Row> edges = new ArrayList<>();
  private final List<Row> problems = new ArrayList<>();

  TaskStage(TaskFiles files, Workbench bench, long batch) {
    this.files = files;
    this.bench = bench;
    this.batch = batch;
  }

  /** Begins another object: it counts once for each account, region and day in it. */
  void beginObject() {
    activity.beginObject();
  }

  /** Takes what cannot be kept as an event. */
  void problem(String object, Problem problem) {
    problems.add(Quarantine.row(object, problem, batch));
  }

  /** The day to which an event is added before it is {@link #name named}. */
  DayStage day(EventHead head) throws IOException {
    DayStage known = days.get(head.day());
    if (known != null) {
      return known;
    }
    if (days.size() >= MOST_DAYS) {
      finishDays();
    }
    var opened = new DayStage(head.day(), files, bench);
    days.put(head.day(), opened);
    return opened;
  }

  /** Takes what the event that was added to a day last names, counts and relates. */
  void name(DayStage day, EventHead head, EventFacts facts) throws IOException {
    day.name(head, facts);
    activity.add(head, facts);
    for (ResourceEdge edge : facts.edges()) {
      edges.add(ResourceEdges.row(edge));
    }
    if (activity.size() + edges.size() + problems.size() > MOST_ROWS) {
      writeRows();
    }
  }

  /** Writes what is left. */
  void finish() throws IOException {
    finishDays();
    writeRows();
  }

  private void finishDays() throws IOException {
    for (DayStage day : days.values()) {
      day.finish();
    }
    days.clear();
  }

  private void writeRows() throws IOException {
    files.write(Activity.TABLE, activity.activity(batch));
    files.write(Coverage.TABLE, activity.coverage(batch));
    files.write(ResourceEdges.TABLE, edges);
    files.write(Quarantine.TABLE, problems);
    edges.clear();
    problems.clear();
  }
}
