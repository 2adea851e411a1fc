package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.BestEdges;
import dev.tourniquet.session.Forwarding;
import dev.tourniquet.session.Handles;
import dev.tourniquet.session.Issue;
import dev.tourniquet.session.Link;
import dev.tourniquet.session.Links;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.session.SessionEdges;
import dev.tourniquet.session.SessionFacts;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/** Finds the issue of each session's credentials, in whatever account, region and file it is. */
final class FoundEdges {
  /** Issues that one handle leads to; real ones lead to one or two. */
  private static final int MOST_ISSUES = 200;

  private static final Field HANDLE =
      required("handle", StringType, "What an issue and a session have in common.");
  private static final Field STARTED = required("started", DateType, "UTC day the session began.");
  private static final Field RANK = required("rank", IntegerType, "Place in time.");
  private static final Field FACTS = nested("facts", Sessions.FACTS);
  private static final Field ISSUE = nested("issue", SessionIssues.TABLE);
  private static final Table CANDIDATES =
      Table.whole("candidates", "An issue that may be a session's.", STARTED, FACTS, ISSUE);

  private static final StructType SCHEMA = CANDIDATES.schema();

  private FoundEdges() {}

  private static Field nested(String name, Table table) {
    return required(name, table.schema(), "One row of " + table.name() + ".");
  }

  /**
   * sessions × issues → session_edges.
   *
   * @param sessions facts of the sessions that look for their issue
   * @param callers facts of the sessions that services may have called on for
   */
  static Dataset<Row> of(Dataset<Row> sessions, Dataset<Row> issues, Dataset<Row> callers) {
    Dataset<Row> held = bounded(handled(issues).union(forwarding(callers)));
    FlatMapFunction<Row, Row> link = FoundEdges::link;
    MapFunction<Row, String> bySession = row -> row.<LocalDate>getAs(STARTED.name()) + " "
        + FactColumns.facts(row.getAs(FACTS.name())).session().value();
    FlatMapGroupsFunction<String, Row, Row> best = (key, rows) -> best(rows);
    return looking(sessions)
        .join(held, HANDLE.name())
        .select(FACTS.col(), ISSUE.col())
        .flatMap(link, Encoders.row(SCHEMA))
        .groupByKey(bySession, Encoders.STRING())
        .flatMapGroups(best, Encoders.row(SessionEdgeRows.TABLE.schema()))
        .union(known(issues));
  }

  private static Dataset<Row> looking(Dataset<Row> sessions) {
    FlatMapFunction<Row, Row> handles = row -> Handles.of(FactColumns.facts(row)).stream()
        .map(handle -> RowFactory.create(handle, row))
        .iterator();
    return sessions.flatMap(handles, Encoders.row(schema(FACTS)));
  }

  private static Dataset<Row> handled(Dataset<Row> issues) {
    FlatMapFunction<Row, Row> handles = row -> Handles.of(IssueColumns.issue(row)).stream()
        .map(handle -> RowFactory.create(handle, row))
        .iterator();
    return issues.flatMap(handles, Encoders.row(schema(ISSUE)));
  }

  private static Dataset<Row> forwarding(Dataset<Row> callers) {
    FlatMapFunction<Row, Row> handles =
        row -> forwarding(FactColumns.facts(row)).iterator();
    return callers.flatMap(handles, Encoders.row(schema(ISSUE)));
  }

  private static Stream<Row> forwarding(SessionFacts caller) {
    return Forwarding.of(caller).stream().flatMap(issue -> {
      Row row = SessionIssues.row(SessionEdges.day(caller), issue);
      return Handles.ofCaller(caller).stream().map(handle -> RowFactory.create(handle, row));
    });
  }

  private static StructType schema(Field nested) {
    return Table.whole("handles", "A handle and what has it.", HANDLE, nested).schema();
  }

  private static Dataset<Row> bounded(Dataset<Row> issues) {
    var first = Window.partitionBy(HANDLE.col())
        .orderBy(IssueColumns.EVENT_TIME.of(ISSUE.name()), IssueColumns.EVENT_ID.of(ISSUE.name()));
    return issues
        .withColumn(RANK.name(), row_number().over(first))
        .where(RANK.col().leq(MOST_ISSUES))
        .drop(RANK.name());
  }

  private static Iterator<Row> link(Row row) {
    Row facts = row.getAs(FACTS.name());
    Row issue = row.getAs(ISSUE.name());
    return Links.between(IssueColumns.issue(issue), FactColumns.facts(facts))
        .map(link -> NamedRow.of(SCHEMA, List.of(facts.getAs(Sessions.DAY.name()), facts, issue)))
        .stream()
        .iterator();
  }

  private static Iterator<Row> best(Iterator<Row> rows) {
    BestEdges best = new BestEdges();
    Row last = null;
    while (rows.hasNext()) {
      last = rows.next();
      Issue issue = IssueColumns.issue(last.getAs(ISSUE.name()));
      Optional<Link> link = Links.between(issue, FactColumns.facts(last.getAs(FACTS.name())));
      link.ifPresent(found -> best.add(issue, found));
    }
    SessionFacts facts = FactColumns.facts(last.getAs(FACTS.name()));
    List<SessionEdge> edges =
        best.edges(last.getAs(STARTED.name()), facts.session().value());
    return edges.stream().map(SessionEdgeRows::row).iterator();
  }

  private static Dataset<Row> known(Dataset<Row> issues) {
    FlatMapFunction<Row, Row> edges = row -> SessionEdges.known(IssueColumns.issue(row)).stream()
        .map(SessionEdgeRows::row)
        .iterator();
    return issues.flatMap(edges, Encoders.row(SessionEdgeRows.TABLE.schema()));
  }
}
