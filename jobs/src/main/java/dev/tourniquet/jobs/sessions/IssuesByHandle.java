package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.Candidate;
import dev.tourniquet.session.Handles;
import dev.tourniquet.session.Issue;
import dev.tourniquet.session.SessionFacts;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/** Issues of credentials by the texts that the sessions they opened may be found by, each with the days it may serve. */
final class IssuesByHandle {
  /** Issues of one day that one handle leads to; real ones lead to one or two. */
  private static final int MOST_ISSUES = 200;

  private static final Field RANK = required("rank", IntegerType, "Place in time.");
  static final Field ISSUE = required("issue", StringType, "The issue as text.");
  private static final Field WHEN =
      required("when", StringType, "Time and event id of the issue, to sort by.");
  private static final Field FROM =
      required("fromDay", DateType, "First day of sessions that it may have issued.");
  private static final Field TO = required("toDay", DateType, "Last day of these.");
  private static final StructType ISSUES = Table.whole(
          "handles", "A handle and the issue that has it.", Parcels.KEY, ISSUE, WHEN, FROM, TO)
      .schema();

  private IssuesByHandle() {}

  /** session_issues × facts of the sessions that services may have called on for → handles and their issues. */
  static Dataset<Row> of(Dataset<Row> issues, Dataset<Row> callers) {
    return bounded(handled(issues).union(forwarding(callers)));
  }

  /** Whether an issue may have opened a session that began on a day. */
  static Column isNear(Column day) {
    return day.between(FROM.col(), TO.col());
  }

  private static Dataset<Row> handled(Dataset<Row> issues) {
    FlatMapFunction<Row, Row> handles = row -> {
      Issue issue = IssueColumns.issue(row);
      return rows(Candidate.of(issue), Handles.of(issue)).iterator();
    };
    return issues.flatMap(handles, Encoders.row(ISSUES));
  }

  private static Dataset<Row> forwarding(Dataset<Row> callers) {
    FlatMapFunction<Row, Row> handles = row -> {
      SessionFacts caller = Parcels.facts(row);
      return Candidate.ofCaller(caller, row.getAs(Parcels.DAY.name())).stream()
          .flatMap(candidate -> rows(candidate, Handles.ofCaller(caller)))
          .iterator();
    };
    return callers.flatMap(handles, Encoders.row(ISSUES));
  }

  private static Stream<Row> rows(Candidate candidate, List<String> handles) {
    Issue issue = candidate.issue();
    String text = Stored.text(issue);
    String when = issue.call().time() + " " + issue.call().eventId();
    return handles.stream()
        .map(handle ->
            NamedRow.of(ISSUES, List.of(handle, text, when, candidate.from(), candidate.to())));
  }

  private static Dataset<Row> bounded(Dataset<Row> issues) {
    var first = Window.partitionBy(Parcels.KEY.col(), TO.col()).orderBy(WHEN.col());
    return issues
        .withColumn(RANK.name(), row_number().over(first))
        .where(RANK.col().leq(MOST_ISSUES))
        .drop(RANK.name(), WHEN.name());
  }
}
