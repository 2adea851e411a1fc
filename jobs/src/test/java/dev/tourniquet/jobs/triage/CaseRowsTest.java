package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.report.IncidentCase;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Cases over findings, and over the cases of the run before. */
@SparkTest
class CaseRowsTest {

  private static Instant at(int hour) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3_600L * hour);
  }

  private static Given finding(String id, int hour, Verdict verdict, String session) {
    Finding finding = new Finding(
        id,
        new Finding.RuleReference("r", "Title of " + id, null, List.of()),
        verdict,
        Bleeding.YES,
        verdict == Verdict.SICK,
        "summary",
        null,
        new Finding.Actor(null, "arn:aws:iam::111122223333:role/team/Export", session, null, null),
        null,
        List.of(),
        at(hour),
        at(hour),
        List.of(),
        List.of(),
        List.of(),
        "page",
        "data");
    return Given.row()
        .with(Findings.ID, id)
        .with(Findings.TITLE, "Title of " + id)
        .with(Findings.VERDICT, verdict.name())
        .with(Findings.BLEEDING, "YES")
        .with(Findings.STOP, verdict == Verdict.SICK)
        .with(Findings.FIRST_SEEN, at(hour))
        .with(Findings.LAST_SEEN, at(hour))
        .with(Findings.FINDING, Stored.text(finding));
  }

  private static Dataset<Row> findings(SparkSession spark) {
    return given(
        spark,
        Findings.TABLE,
        finding("a", 1, Verdict.MAYBE, "s"),
        finding("b", 2, Verdict.SICK, "s"),
        finding("c", 3, Verdict.MAYBE, "t"),
        finding("d", 3, Verdict.NOT_SICK, "s"));
  }

  @Test
  void findingsOfOneSessionAreOneCaseAndCalmOnesAreInNone(SparkSession spark) {
    Dataset<Row> cases = CaseRows.tied(findings(spark), given(spark, CaseRows.TABLE));

    assertThat(then(cases, CaseRows.CASE, CaseRows.FINDING))
        .containsExactlyInAnyOrder(tuple("a", "a"), tuple("a", "b"), tuple("c", "c"));
  }

  @Test
  void aCaseKeepsItsNameInTheNextRun(SparkSession spark) {
    Dataset<Row> before = given(
        spark, CaseRows.TABLE, Given.row().with(CaseRows.CASE, "b").with(CaseRows.FINDING, "b"));

    assertThat(then(CaseRows.tied(findings(spark), before), CaseRows.CASE, CaseRows.FINDING))
        .containsExactlyInAnyOrder(tuple("b", "a"), tuple("b", "b"), tuple("c", "c"));
  }

  @Test
  void anIncidentIsAsSickAsItsWorstFindingAndToldInOrder(SparkSession spark) {
    Dataset<Row> findings = findings(spark);
    Dataset<Row> incidents =
        CaseRows.incidents(CaseRows.tied(findings, given(spark, CaseRows.TABLE)), findings);
    String json = incidents
        .where(CaseRows.CASE.col().equalTo("a"))
        .select(CaseRows.INCIDENT.col())
        .head()
        .getString(0);
    IncidentCase incident = Stored.read(json, IncidentCase.class);

    assertThat(incident.verdict()).isEqualTo(Verdict.SICK);
    assertThat(incident.stopTheBleed()).isTrue();
    assertThat(incident.title()).isEqualTo("Title of b");
    assertThat(incident.tiedBy()).containsExactly("session s");
    assertThat(incident.timeline())
        .extracting(IncidentCase.Entry::finding)
        .containsExactly("a", "b");
    assertThat(incident.timeline())
        .extracting(IncidentCase.Entry::principalLabel)
        .containsOnly("role Export");
    assertThat(List.of(incident.from(), incident.to())).containsExactly(at(1), at(2));
  }
}
