package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.session.Candidate.EARLY_DAYS;
import static dev.tourniquet.session.Candidate.LONGEST_DAYS;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.AtOnce;
import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Lake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Brings sessions, their edges, credentials and identities up to the newest batch, for the days it touched and those
 * around. An issuing call may come later than the session it issued, and a session lasts up to 36 hours: so sessions that
 * began up to two days before a touched day or three days after are joined anew, and an edge that was missing is mended.
 */
public final class SessionTables {
  private final Lake lake;
  private final Collection<LocalDate> touched;
  private final String note;

  private SessionTables(Lake lake, Collection<LocalDate> touched, long newest) {
    this.lake = lake;
    this.touched = List.copyOf(touched);
    this.note = new BatchNote(newest).text();
  }

  /**
   * Tables of some days.
   *
   * @param touched days of events that came since they were written last
   * @param newest the batch they come up to
   */
  public static SessionTables of(Lake lake, Collection<LocalDate> touched, long newest) {
    return new SessionTables(lake, touched, newest);
  }

  /** Writes all but identities. */
  public void write() {
    Dataset<Row> events = lake.read(Events.TABLE, touched);
    AtOnce.run(
        () -> lake.replace(CallerDays.TABLE, touched, CallerDays.fromEvents(events), note),
        () -> lake.replace(SessionIssues.TABLE, touched, SessionIssues.fromEvents(events), note));
    AtOnce.run(this::sessions, this::credentials);
  }

  private void sessions() {
    List<LocalDate> began = around(touched, LONGEST_DAYS, LONGEST_DAYS + EARLY_DAYS);
    List<LocalDate> above = around(began, LONGEST_DAYS, 0);
    Dataset<Row> facts = Sessions.facts(lake.read(CallerDays.TABLE, around(above, 0, LONGEST_DAYS))
            .where(CallerDays.STARTED.col().isInCollection(above)))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> own = facts.where(Parcels.DAY.col().isInCollection(began));
    Dataset<Row> issues = lake.read(SessionIssues.TABLE, around(began, LONGEST_DAYS, EARLY_DAYS));
    Dataset<Row> found =
        FoundEdges.of(own, issues, facts).where(SessionEdgeRows.DAY.col().isInCollection(began));
    lake.replace(SessionEdgeRows.TABLE, began, found, note);
    roots(own, began);
    facts.unpersist();
  }

  private void roots(Dataset<Row> facts, List<LocalDate> began) {
    List<Dataset<Row>> kept = new ArrayList<>();
    Dataset<Row> edges =
        lake.read(SessionEdgeRows.TABLE, around(began, SessionRoots.REACH_DAYS, 0));
    Dataset<Row> roots = SessionRoots.of(edges, rows -> {
      kept.add(rows.persist(StorageLevel.MEMORY_AND_DISK()));
      return rows;
    });
    lake.replace(Sessions.TABLE, began, Sessions.of(facts, edges, roots), note);
    kept.forEach(Dataset::unpersist);
  }

  private void credentials() {
    Dataset<Row> credentials = Credentials.of(
        lake.read(CallerDays.TABLE, touched),
        lake.read(SessionIssues.TABLE, touched),
        lake.read(Events.TABLE, touched));
    lake.replace(Credentials.TABLE, touched, credentials, note);
  }

  /** Writes identities. */
  public void identities() {
    Dataset<Row> identities = Identities.of(
        lake.read(Identities.TABLE),
        lake.read(CallerDays.TABLE, touched),
        lake.read(Events.TABLE, touched));
    lake.replace(Identities.TABLE, identities, note);
  }

  /** Some days with those before and after. */
  private static List<LocalDate> around(Collection<LocalDate> days, int before, int after) {
    TreeSet<LocalDate> all = new TreeSet<>();
    for (LocalDate day : days) {
      for (int shift = -before; shift <= after; shift++) {
        all.add(day.plusDays(shift));
      }
    }
    return List.copyOf(all);
  }
}
