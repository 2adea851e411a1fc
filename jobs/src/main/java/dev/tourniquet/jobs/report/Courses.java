package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.col;

import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.CaseRows;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.jobs.triage.Verdicts;
import dev.tourniquet.report.Course;
import dev.tourniquet.report.IncidentCase;
import dev.tourniquet.report.Investigation.Block;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What became of each finding from run to run, and the case it belongs to. */
final class Courses {
  /** Cases that the board shows; {@code findings.json} has all. */
  private static final int MOST_CASES = 100;

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

  static Course fromRow(Row row) {
    String course = row.getAs(Verdicts.COURSE.name());
    String incident = row.getAs(CaseRows.INCIDENT.name());
    return new Course(
        course == null
            ? Course.NONE.verdicts()
            : Block.cut(
                row.<Long>getAs(Verdicts.TOTAL.name()),
                List.of(Stored.read(course, Course.Taken[].class))),
        incident == null ? null : Stored.read(incident, IncidentCase.class),
        ResourcePast.checks(row),
        ResourcePast.found(row),
        Citing.oneWay(row));
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

  /** The worst cases of several findings, with how many there are. */
  static Block<IncidentCase> ofBoard(Dataset<Row> incidents) {
    Dataset<Row> several = incidents.where(CaseRows.TOTAL.col().gt(1));
    List<IncidentCase> worst = inOrder(several)
        .limit(MOST_CASES)
        .select(CaseRows.INCIDENT.col())
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .map(json -> Stored.read(json, IncidentCase.class))
        .toList();
    return Block.cut(several.count(), worst);
  }

  private static Dataset<Row> inOrder(Dataset<Row> incidents) {
    return incidents.orderBy(
        CaseRows.RANK.col(), CaseRows.TOTAL.col().desc(), col("to").desc(), CaseRows.CASE.col());
  }
}
