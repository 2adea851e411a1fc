package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;

import dev.tourniquet.baseline.SignalKind;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.sessions.Credentials;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What passes from a sick identity to others: what it made or changed, sessions it issued, addresses it used. */
final class Inheritance {
  private static final String BY = "sickPrincipal";

  private Inheritance() {}

  /**
   * Cases whose caller a sick identity made or changed.
   *
   * @param candidates cases
   * @param entities event_entities
   * @param sick as {@link SickIdentities} has them
   */
  static Dataset<Row> ofMade(
      Dataset<Row> candidates, Dataset<Row> entities, Dataset<Row> sick, Instant asOf) {
    Dataset<Row> made = CaseResources.changes(entities)
        .where(EventEntities.KIND.col().equalTo("resource"))
        .where(EventEntities.EVENT_TIME.col().leq(lit(asOf)))
        .join(broadcast(sick), EventEntities.PRINCIPAL.name())
        .where(SickIdentities.holds(EventEntities.DAY.col()))
        .select(Triggers.CALLER.is(EventEntities.KEY.col()))
        .distinct();
    return candidates
        .where(Triggers.CALLER.col().notEqual(""))
        .join(made, Triggers.CALLER.name())
        .select(CaseParts.CASE.col());
  }

  /** Cases whose session, or one above it, a sick identity issued. */
  static Dataset<Row> ofIssued(Dataset<Row> steps, Dataset<Row> sick) {
    Dataset<Row> issuers =
        sick.withColumnRenamed(Findings.PRINCIPAL.name(), SessionEdgeRows.ISSUER.name());
    return steps
        .join(broadcast(issuers), SessionEdgeRows.ISSUER.name())
        .where(SickIdentities.holds(to_date(SessionEdgeRows.EVENT_TIME.col())))
        .select(CaseParts.CASE.col());
  }

  /** Cases whose caller came from where a sick identity came from. */
  static Dataset<Row> ofAddress(Dataset<Row> candidates, Dataset<Row> pairs, Dataset<Row> sick) {
    Dataset<Row> places = pairs
        .where(IdentityIpDays.OK.col().gt(0))
        .join(broadcast(sick), IdentityIpDays.PRINCIPAL.name())
        .where(SickIdentities.holds(IdentityIpDays.DAY.col()))
        .select(IdentityIpDays.IP.col(), IdentityIpDays.PRINCIPAL.col().as(BY))
        .distinct();
    return candidates
        .where(Triggers.IP.col().notEqual("").and(not(Triggers.IP.col().startsWith("aws-"))))
        .join(places, Triggers.IP.name())
        .where(not(col(BY).equalTo(Triggers.PRINCIPAL.col())))
        .select(CaseParts.CASE.col());
  }

  /** Keys that a sick identity made for another → a signal on the first day somebody used one. */
  static Dataset<Row> ofKeys(
      Dataset<Row> credentials, Dataset<Row> entities, Dataset<Row> sick, Instant asOf) {
    Column by = Credentials.MINTER.col();
    Dataset<Row> made = credentials
        .where(Credentials.KIND.col().equalTo("LONG_TERM"))
        .where(Credentials.MINTED_AT.col().leq(lit(asOf)))
        .join(broadcast(sick.withColumnRenamed(Findings.PRINCIPAL.name(), BY)), by.equalTo(col(BY)))
        .where(SickIdentities.holds(to_date(Credentials.MINTED_AT.col())))
        .select(EventEntities.KEY.is(Credentials.CREDENTIAL.col()), col(BY));
    Dataset<Row> uses = entities
        .where(EventEntities.KIND
            .col()
            .equalTo("credential")
            .and(EventEntities.DIRECT.col())
            .and(EventEntities.OUTCOME.col().notEqual("FAILED"))
            .and(EventEntities.EVENT_TIME.col().leq(lit(asOf))))
        .join(broadcast(made), EventEntities.KEY.name())
        .where(not(EventEntities.PRINCIPAL.col().equalTo(col(BY))));
    Dataset<Row> first = uses.groupBy(EventEntities.KEY.col())
        .agg(min(EventEntities.DAY.col()).as(EventEntities.DAY.name()));
    String[] on = {EventEntities.KEY.name(), EventEntities.DAY.name()};
    return uses.join(first, on, "left_semi")
        .select(Signals.DAY.col(), Signals.PRINCIPAL.col(), Signals.IP.col())
        .distinct()
        .withColumn(Signals.KINDS.name(), array(lit(SignalKind.MADE_BY_SICK.name())));
  }
}
