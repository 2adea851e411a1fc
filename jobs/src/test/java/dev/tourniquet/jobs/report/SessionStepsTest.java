package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.report.EntityKind;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class SessionStepsTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aSessionLeadsUpToItsIssuerAndDownToWhatItIssued(SparkSession spark) {
    var chosen = given(
        spark,
        PageIndex.TABLE,
        named(EntityKind.SESSION, "session:b"),
        named(EntityKind.IDENTITY, "session:a"));
    var edges = given(
        spark,
        SessionEdgeRows.TABLE,
        edge("session:b", "session:a", "issued-b", 10),
        edge("session:c", "session:b", "issued-c", 11),
        edge("session:d", "session:b", "after-the-report", 13),
        edge("session:x", "session:a", "of-another", 9));

    assertThat(SessionSteps.of(chosen, edges, AS_OF).collectAsList())
        .extracting(
            row -> row.getAs(PageIndex.KEY.name()),
            row -> row.getAs(SessionEdgeRows.EVENT_ID.name()),
            row -> row.getAs("up"))
        .containsExactlyInAnyOrder(
            tuple("session:b", "issued-b", true), tuple("session:b", "issued-c", false));
  }

  private static Given named(EntityKind kind, String key) {
    return Given.row()
        .with(PageIndex.KIND, kind.name())
        .with(PageIndex.KEY, key)
        .with(PageIndex.RANK, 0);
  }

  private static Given edge(String session, String parent, String event, int hour) {
    return Given.row()
        .with(SessionEdgeRows.SESSION, session)
        .with(SessionEdgeRows.PARENT, parent)
        .with(SessionEdgeRows.EVENT_ID, event)
        .with(SessionEdgeRows.EVENT_TIME, Instant.parse("2026-03-01T%02d:00:00Z".formatted(hour)));
  }
}
