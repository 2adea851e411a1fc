package dev.tourniquet.jobs.sessions;

import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.BestEdges;
import dev.tourniquet.session.Handles;
import dev.tourniquet.session.Issue;
import dev.tourniquet.session.Links;
import dev.tourniquet.session.SessionEdges;
import dev.tourniquet.session.SessionFacts;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the issue of each session's credentials, in whatever account, region and file it is. Every pair is of days that
 * are near: what is found for a session does not hang on which other days are looked at with it.
 */
final class FoundEdges {
  private static final StructType PAIRS = Table.whole(
          "pairs",
          "A session and an issue that may be its own.",
          Parcels.DAY,
          Parcels.KEY,
          Parcels.RECORD,
          IssuesByHandle.ISSUE)
      .schema();

  private FoundEdges() {}

  /**
   * sessions × issues → session_edges.
   *
   * @param sessions facts of the sessions that look for their issue
   * @param callers facts of the sessions that services may have called on for
   */
  static Dataset<Row> of(Dataset<Row> sessions, Dataset<Row> issues, Dataset<Row> callers) {
    FlatMapFunction<Row, Row> link = FoundEdges::link;
    MapFunction<Row, String> bySession =
        row -> row.<LocalDate>getAs(Parcels.DAY.name()) + " " + row.getAs(Parcels.KEY.name());
    FlatMapGroupsFunction<String, Row, Row> best = (key, rows) -> best(rows);
    return looking(sessions)
        .join(IssuesByHandle.of(issues, callers), Parcels.KEY.name())
        .where(IssuesByHandle.isNear(Parcels.DAY.col()))
        .flatMap(link, Encoders.row(PAIRS))
        .groupByKey(bySession, Encoders.STRING())
        .flatMapGroups(best, Encoders.row(SessionEdgeRows.TABLE.schema()))
        .union(known(issues));
  }

  private static Dataset<Row> looking(Dataset<Row> sessions) {
    FlatMapFunction<Row, Row> handles = row -> Handles.of(Parcels.facts(row)).stream()
        .map(handle ->
            Parcels.of(row.getAs(Parcels.DAY.name()), handle, row.getAs(Parcels.RECORD.name())))
        .iterator();
    return sessions.flatMap(handles, Encoders.row(Parcels.SCHEMA));
  }

  private static Iterator<Row> link(Row row) {
    SessionFacts facts = Parcels.facts(row);
    return Links.between(issue(row), facts)
        .map(link -> NamedRow.of(
            PAIRS,
            List.of(
                row.getAs(Parcels.DAY.name()),
                facts.session().value(),
                row.getAs(Parcels.RECORD.name()),
                row.getAs(IssuesByHandle.ISSUE.name()))))
        .stream()
        .iterator();
  }

  private static Iterator<Row> best(Iterator<Row> rows) {
    BestEdges best = new BestEdges();
    Row first = rows.next();
    SessionFacts facts = Parcels.facts(first);
    // One issue is met by each handle that both have.
    Set<Issue> met = new HashSet<>();
    for (Row row = first; row != null; row = rows.hasNext() ? rows.next() : null) {
      Issue issue = issue(row);
      if (met.add(issue)) {
        Links.between(issue, facts).ifPresent(link -> best.add(issue, link));
      }
    }
    return best.edges(first.getAs(Parcels.DAY.name()), facts.session().value()).stream()
        .map(SessionEdgeRows::row)
        .iterator();
  }

  private static Issue issue(Row row) {
    return Stored.read(row.getAs(IssuesByHandle.ISSUE.name()), Issue.class);
  }

  private static Dataset<Row> known(Dataset<Row> issues) {
    FlatMapFunction<Row, Row> edges = row -> SessionEdges.known(IssueColumns.issue(row)).stream()
        .map(SessionEdgeRows::row)
        .iterator();
    return issues.flatMap(edges, Encoders.row(SessionEdgeRows.TABLE.schema()));
  }
}
