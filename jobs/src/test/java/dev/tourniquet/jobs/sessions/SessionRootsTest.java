package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@SparkTest
class SessionRootsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-20");

  @Test
  void everySessionIsFollowedToItsTop(SparkSession spark) {
    List<Tuple> roots = roots(
        spark,
        edge("session:a", "key:AKIA1", "iamuser:1:A", "EXACT"),
        edge("session:b", "session:a", "role:1:A", "STRONG"),
        edge("session:c", "session:b", "role:1:B", "EXACT"),
        edge("session:saml", "", "saml:idp:jane", "EXACT"),
        edge("session:half", "session:gone", "role:1:C", "EXACT"));

    assertThat(roots)
        .containsExactlyInAnyOrder(
            tuple("session:a", "iamuser:1:A", "EXACT", 1L, "WHOLE"),
            tuple("session:b", "iamuser:1:A", "STRONG", 2L, "WHOLE"),
            tuple("session:c", "iamuser:1:A", "STRONG", 3L, "WHOLE"),
            tuple("session:saml", "saml:idp:jane", "EXACT", 1L, "WHOLE"),
            tuple("session:half", "role:1:C", "EXACT", 1L, "BROKEN"));
  }

  @Test
  void eightStepsAreFollowedAndWhatIsDeeperOrGoesInACircleIsCut(SparkSession spark) {
    Given[] edges = Stream.concat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(i -> edge("session:" + i, "session:" + (i - 1), "role:" + i, "EXACT")),
            Stream.of(
                edge("session:0", "key:AKIA", "iamuser:1:A", "EXACT"),
                edge("session:x", "session:y", "role:y", "EXACT"),
                edge("session:y", "session:x", "role:x", "EXACT")))
        .toArray(Given[]::new);

    List<Tuple> roots = roots(spark, edges);

    assertThat(roots)
        .contains(tuple("session:7", "iamuser:1:A", "EXACT", 8L, "WHOLE"))
        .extracting(tuple -> tuple.toList().get(0) + " " + tuple.toList().get(4))
        .contains("session:8 CUT", "session:9 CUT", "session:x CUT", "session:y CUT");
  }

  /** A token of Identity Center is a session of each day it is used on. */
  @Test
  void anIssuersSessionIsThatOfTheSameDayOrTheLatestBefore(SparkSession spark) {
    Given[] edges = {
      on(DAY.minusDays(1), edge("session:token", "", "idc:yesterday", "EXACT")),
      on(DAY, edge("session:token", "", "idc:today", "EXACT")),
      on(DAY.plusDays(1), edge("session:token", "", "idc:tomorrow", "EXACT")),
      on(DAY, edge("session:role", "session:token", "role:1:A", "EXACT")),
      on(DAY.plusDays(3), edge("session:late", "session:token", "role:1:A", "EXACT")),
      on(DAY.plusDays(4), edge("session:later", "session:token", "role:1:A", "EXACT"))
    };

    assertThat(then(of(spark, edges), SessionEdgeRows.DAY, Sessions.SESSION, Sessions.ROOT))
        .containsExactlyInAnyOrder(
            tuple(DAY.minusDays(1), "session:token", "idc:yesterday"),
            tuple(DAY, "session:token", "idc:today"),
            tuple(DAY.plusDays(1), "session:token", "idc:tomorrow"),
            tuple(DAY, "session:role", "idc:today"),
            tuple(DAY.plusDays(3), "session:late", "idc:tomorrow"),
            tuple(DAY.plusDays(4), "session:later", "role:1:A"));
  }

  private static Given on(LocalDate day, Given edge) {
    return edge.with(SessionEdgeRows.DAY, day);
  }

  private static Dataset<Row> of(SparkSession spark, Given... edges) {
    return SessionRoots.of(given(spark, SessionEdgeRows.TABLE, edges), Dataset::cache);
  }

  private static List<Tuple> roots(SparkSession spark, Given... edges) {
    return then(
        of(spark, edges),
        Sessions.SESSION,
        Sessions.ROOT,
        Sessions.ROOT_CONFIDENCE,
        Sessions.HOPS,
        Sessions.CHAIN);
  }

  private static Given edge(String session, String parent, String issuer, String confidence) {
    return Given.row()
        .with(SessionEdgeRows.DAY, DAY)
        .with(SessionEdgeRows.SESSION, session)
        .with(SessionEdgeRows.PARENT, parent)
        .with(SessionEdgeRows.FOLLOWED, true)
        .with(SessionEdgeRows.CONFIDENCE, confidence)
        .with(IssueColumns.ISSUER_PRINCIPAL.value(), issuer)
        .with(IssueColumns.ISSUER_ACTOR.confidence(), "NONE");
  }
}
