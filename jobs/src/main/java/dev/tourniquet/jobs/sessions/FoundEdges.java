package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.BestEdges;
import dev.tourniquet.session.Forwarding;
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
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the issue of each session's credentials, in whatever account, region and file it is. Every pair is of days that
 * are near: what is found for a session does not hang on which other days are looked at with it.
 */
final class FoundEdges {
  /** Issues of one day that one handle leads to; real ones lead to one or two. */
  private static final int MOST_ISSUES = 200;

  private static final Field RANK = required("rank", IntegerType, "Place in time.");
  private static final Field ISSUE = required("issue", StringType, "The issue as text.");
  private static final Field WHEN =
      required("when", StringType, "Time and event id of the issue, to sort by.");
  private static final Field FROM =
      required("fromDay", DateType, "First day of sessions that it may have issued.");
  private static final Field TO = required("toDay", DateType, "Last day of these.");
  private static final StructType ISSUES = Table.whole(
          "handles", "A handle and the issue that has it.", Parcels.KEY, ISSUE, WHEN, FROM, TO)
      .schema();
  private static final StructType PAIRS = Table.whole(
          "pairs",
          "A session and an issue that may be its own.",
          Parcels.DAY,
          Parcels.KEY,
          Parcels.RECORD,
          ISSUE)
      .schema();

  private FoundEdges() {}

  /**
   * sessions × issues → session_edges.
   *
   * @param sessions facts of the sessions that look for their issue
   * @param callers facts of the sessions that services may have called on for
   */
  static Dataset<Row> of(Dataset<Row> sessions, Dataset<Row> issues, Dataset<Row> callers) {
    Dataset<Row> held = bounded(handled(issues).union(forwarding(callers)));
    FlatMapFunction<Row, Row> link = FoundEdges::link;
    MapFunction<Row, String> bySession =
        row -> row.<LocalDate>getAs(Parcels.DAY.name()) + " " + row.getAs(Parcels.KEY.name());
    FlatMapGroupsFunction<String, Row, Row> best = (key, rows) -> best(rows);
    return looking(sessions)
        .join(held, Parcels.KEY.name())
        .where(Parcels.DAY.col().between(FROM.col(), TO.col()))
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

  private static Dataset<Row> handled(Dataset<Row> issues) {
    FlatMapFunction<Row, Row> handles = row -> {
      Issue issue = IssueColumns.issue(row);
      LocalDate day = row.getAs(SessionIssues.DAY.name());
      LocalDate from = day.minusDays(SessionTables.EARLY_DAYS);
      return rows(issue, Handles.of(issue), from, day).iterator();
    };
    return issues.flatMap(handles, Encoders.row(ISSUES));
  }

  private static Dataset<Row> forwarding(Dataset<Row> callers) {
    FlatMapFunction<Row, Row> handles = row -> {
      SessionFacts caller = Parcels.facts(row);
      LocalDate day = row.getAs(Parcels.DAY.name());
      return Forwarding.of(caller).stream()
          .flatMap(issue -> rows(issue, Handles.ofCaller(caller), day, day))
          .iterator();
    };
    return callers.flatMap(handles, Encoders.row(ISSUES));
  }

  private static Stream<Row> rows(
      Issue issue, List<String> handles, LocalDate from, LocalDate day) {
    String text = Stored.text(issue);
    String when = issue.call().time() + " " + issue.call().eventId();
    LocalDate to = day.plusDays(SessionTables.LONGEST_DAYS);
    return handles.stream()
        .map(handle -> NamedRow.of(ISSUES, List.of(handle, text, when, from, to)));
  }

  private static Dataset<Row> bounded(Dataset<Row> issues) {
    var first = Window.partitionBy(Parcels.KEY.col(), TO.col()).orderBy(WHEN.col());
    return issues
        .withColumn(RANK.name(), row_number().over(first))
        .where(RANK.col().leq(MOST_ISSUES))
        .drop(RANK.name(), WHEN.name());
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
                row.getAs(ISSUE.name()))))
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
    return Stored.read(row.getAs(ISSUE.name()), Issue.class);
  }

  private static Dataset<Row> known(Dataset<Row> issues) {
    FlatMapFunction<Row, Row> edges = row -> SessionEdges.known(IssueColumns.issue(row)).stream()
        .map(SessionEdgeRows::row)
        .iterator();
    return issues.flatMap(edges, Encoders.row(SessionEdgeRows.TABLE.schema()));
  }
}
