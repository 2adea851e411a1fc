package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.report.EntityDossier;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.session.Issuer;
import dev.tourniquet.session.SessionEdge;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** On the page of a session: who issued it, and which sessions it issued. */
final class SessionSteps {
  private static final int MOST_STEPS = 20;
  private static final String UP = "up";

  private SessionSteps() {}

  /** chosen × session_edges → steps up from each session, and down. */
  static Dataset<Row> of(Dataset<Row> chosen, Dataset<Row> edges, Instant asOf) {
    Dataset<Row> known = edges.where(SessionEdgeRows.EVENT_TIME.col().leq(lit(asOf)));
    Dataset<Row> sessions = chosen
        .where(DossierParts.KIND.col().equalTo(EntityKind.SESSION.name()))
        .select(DossierParts.KEY.col());
    return joined(sessions, known, SessionEdgeRows.SESSION.col(), true)
        .union(joined(sessions, known, SessionEdgeRows.PARENT.col(), false));
  }

  private static Dataset<Row> joined(
      Dataset<Row> sessions, Dataset<Row> edges, Column at, boolean up) {
    var newest = Window.partitionBy(DossierParts.KEY.col())
        .orderBy(SessionEdgeRows.EVENT_TIME.col().desc(), SessionEdgeRows.EVENT_ID.col());
    return sessions
        .join(edges, DossierParts.KEY.col().equalTo(at))
        .withColumn("rank", row_number().over(newest))
        .where(col("rank").leq(MOST_STEPS))
        .withColumn(UP, lit(up));
  }

  /** One step as its page shows it. */
  static EntityDossier.Step step(Row row) {
    SessionEdge edge = SessionEdgeRows.edge(row);
    Issuer issuer = edge.issue().issuer();
    boolean up = row.getAs(UP);
    EntityReference to = up && edge.parent().isEmpty()
        ? new EntityReference(
            EntityKind.IDENTITY, issuer.principal().value(), issuer.name().name())
        : session(up ? edge.parent() : edge.session());
    String id = edge.issue().call().eventId();
    return new EntityDossier.Step(
        up,
        to,
        edge.issue().kind().name() + ", " + edge.link().rule().text(),
        edge.confidence().name(),
        new EntityReference(EntityKind.EVENT, id, id));
  }

  private static EntityReference session(String key) {
    return new EntityReference(EntityKind.SESSION, key, key);
  }
}
