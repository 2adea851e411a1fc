package dev.tourniquet.jobs.sessions;

import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.Issue;
import dev.tourniquet.session.Issues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Every call that issued credentials, or tells of it. */
public final class SessionIssues {
  public static final Field DAY = Events.DAY;

  public static final Table TABLE = Table.daily(
          "session_issues", "One issue of credentials.", DAY, IssueColumns.after())
      .searchedBy(
          IssueColumns.KIND,
          IssueColumns.EVENT_TIME,
          IssueColumns.ISSUER_SESSION.value(),
          IssueColumns.ISSUED_KEY);

  private static final StructType SCHEMA = TABLE.schema();

  private static final Column MAY_ISSUE = Events.EVENT_NAME
      .col()
      .isInCollection(Issues.CALLS)
      .and(Events.ERROR_CODE.col().isNull());

  private SessionIssues() {}

  /** events → session_issues. */
  public static Dataset<Row> fromEvents(Dataset<Row> events) {
    FlatMapFunction<Row, Row> issues = row -> Issues.of(EventRecords.event(row)).stream()
        .map(issue -> row(row.getAs(Events.DAY.name()), issue))
        .iterator();
    return events.where(MAY_ISSUE).flatMap(issues, Encoders.row(SCHEMA));
  }

  static Row row(LocalDate day, Issue issue) {
    List<Object> values = new ArrayList<>();
    values.add(day);
    values.addAll(IssueColumns.values(issue));
    return NamedRow.of(SCHEMA, values);
  }
}
