package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.reverse;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.changes.ResourceChecks;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.CaseRows;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.jobs.triage.Verdicts;
import dev.tourniquet.report.Course;
import dev.tourniquet.report.HistoryView.Check;
import dev.tourniquet.report.IncidentCase;
import dev.tourniquet.report.Investigation.Block;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What became of each finding from run to run, and the case it belongs to. */
final class Courses {
  /** Cases that the board shows; {@code findings.json} has all. */
  private static final int MOST_CASES = 100;

  /** Intervals of checks on one resource. */
  private static final int MOST_CHECKS = 100;

  private static final String CHECKS = "checks";

  private Courses() {}

  /** findings × courses of verdicts × cases → what the page of each finding is written from. */
  static Dataset<Row> of(
      Dataset<Row> findings, Dataset<Row> verdicts, Dataset<Row> cases, Dataset<Row> incidents) {
    Dataset<Row> tied = cases
        .select(Findings.ID.is(CaseRows.FINDING.col()), CaseRows.CASE.col())
        .join(incidents.select(CaseRows.CASE.col(), CaseRows.INCIDENT.col()), CaseRows.CASE.name())
        .select(Findings.ID.col(), CaseRows.INCIDENT.col());
    String[] id = {Findings.ID.name()};
    return findings
        .select(Findings.ID.col(), Findings.RESOURCE.col(), Findings.INVESTIGATION.col())
        .join(verdicts, id, "left")
        .join(tied, id, "left");
  }

  /** What {@link #of} gives × resource_checks → the same with the checks on the resource until a time, the newest first kept. */
  static Dataset<Row> withChecks(Dataset<Row> courses, Dataset<Row> checks, Instant asOf) {
    Column ended = ResourceChecks.TO.col().leq(lit(asOf));
    Column interval = struct(
        ResourceChecks.FROM.col(),
        ResourceChecks.CHECK.col().as("rule"),
        ResourceChecks.TITLE.col(),
        ResourceChecks.OUTCOME.col(),
        when(ended, ResourceChecks.TO.col()).as(ResourceChecks.TO.name()),
        array(ResourceChecks.EVENT.col()).as("evidence"));
    Dataset<Row> byResource = checks
        .where(ResourceChecks.FROM.col().leq(lit(asOf)))
        .groupBy(ResourceChecks.RESOURCE.col())
        .agg(sort_array(collect_list(interval), false).as(CHECKS))
        .select(
            Findings.RESOURCE.is(ResourceChecks.RESOURCE.col()),
            to_json(reverse(slice(col(CHECKS), 1, MOST_CHECKS))).as(CHECKS));
    return courses.join(byResource, new String[] {Findings.RESOURCE.name()}, "left");
  }

  static Course fromRow(Row row) {
    String course = row.getAs(Verdicts.COURSE.name());
    String incident = row.getAs(CaseRows.INCIDENT.name());
    String checks = row.getAs(CHECKS);
    return new Course(
        course == null
            ? Course.NONE.verdicts()
            : block(course, row.<Long>getAs(Verdicts.TOTAL.name())),
        incident == null ? null : Stored.read(incident, IncidentCase.class),
        checks == null ? List.of() : List.of(Stored.read(checks, Check[].class)));
  }

  private static Block<Course.Taken> block(String json, long total) {
    List<Course.Taken> taken = List.of(Stored.read(json, Course.Taken[].class));
    return new Block<>(total, total > taken.size() ? total - taken.size() : null, taken, List.of());
  }

  /** Every case, what is worst first. */
  static Iterator<IncidentCase> incidents(Dataset<Row> incidents) {
    Iterator<String> texts =
        inOrder(incidents).select(CaseRows.INCIDENT.col()).as(Encoders.STRING()).toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return texts.hasNext();
      }

      @Override
      public IncidentCase next() {
        return Stored.read(texts.next(), IncidentCase.class);
      }
    };
  }

  /** The worst cases of several findings. */
  static List<IncidentCase> ofBoard(Dataset<Row> incidents) {
    return inOrder(incidents)
        .where(CaseRows.TOTAL.col().gt(1))
        .limit(MOST_CASES)
        .select(CaseRows.INCIDENT.col())
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .map(json -> Stored.read(json, IncidentCase.class))
        .toList();
  }

  private static Dataset<Row> inOrder(Dataset<Row> incidents) {
    return incidents.orderBy(
        CaseRows.RANK.col(), CaseRows.TOTAL.col().desc(), col("to").desc(), CaseRows.CASE.col());
  }
}
