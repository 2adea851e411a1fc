package dev.tourniquet.jobs.sessions;

import static org.apache.spark.sql.functions.lit;

import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.KeyStatus;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What tells of an access key: its use, the call that made it, the calls that switched it off. */
final class CredentialParts {
  private static final Table PARTS = Table.whole(
      "credential_parts",
      "What one source tells of a key.",
      Credentials.DAY,
      Credentials.CREDENTIAL,
      Credentials.PRINCIPAL,
      Credentials.SESSION,
      Credentials.FIRST,
      Credentials.LAST,
      Credentials.CALLS,
      Credentials.MINTED_BY,
      Credentials.MINTED_AT,
      Credentials.MINTER,
      Credentials.STATUS,
      Credentials.STATUS_BY,
      Credentials.AT);

  private CredentialParts() {}

  static Dataset<Row> used(Dataset<Row> callerDays) {
    return callerDays.select(
        Credentials.DAY.col(),
        Credentials.CREDENTIAL.is(CallerDays.CREDENTIAL.col()),
        Credentials.PRINCIPAL.is(FactColumns.PRINCIPAL.value().col()),
        Credentials.SESSION.is(FactColumns.SESSION.value().col()),
        Credentials.FIRST.is(FactColumns.FIRST.col()),
        Credentials.LAST.is(FactColumns.LAST.col()),
        Credentials.CALLS.is(FactColumns.CALLS.col()),
        none(Credentials.MINTED_BY),
        none(Credentials.MINTED_AT),
        none(Credentials.MINTER),
        none(Credentials.STATUS),
        none(Credentials.STATUS_BY),
        none(Credentials.AT));
  }

  static Dataset<Row> minted(Dataset<Row> issues) {
    return issues.select(
        Credentials.DAY.col(),
        Credentials.CREDENTIAL.is(IssueColumns.ISSUED_KEY.col()),
        none(Credentials.PRINCIPAL),
        none(Credentials.SESSION),
        none(Credentials.FIRST),
        none(Credentials.LAST),
        Credentials.CALLS.is(lit(0L)),
        Credentials.MINTED_BY.is(IssueColumns.EVENT_ID.col()),
        Credentials.MINTED_AT.is(IssueColumns.EVENT_TIME.col()),
        Credentials.MINTER.is(IssueColumns.ISSUER_PRINCIPAL.value().col()),
        none(Credentials.STATUS),
        none(Credentials.STATUS_BY),
        none(Credentials.AT));
  }

  static Dataset<Row> changed(Dataset<Row> events) {
    FlatMapFunction<Row, Row> changes = row -> KeyStatus.of(EventRecords.event(row)).stream()
        .map(status -> RowFactory.create(
            row.getAs(Events.DAY.name()),
            status.accessKeyId(),
            null,
            null,
            null,
            null,
            0L,
            null,
            null,
            null,
            status.status(),
            status.eventId(),
            row.getAs(Events.EVENT_TIME.name())))
        .iterator();
    Column may = Events.EVENT_NAME
        .col()
        .isInCollection(KeyStatus.CALLS)
        .and(Events.ERROR_CODE.col().isNull());
    return events.where(may).flatMap(changes, Encoders.row(PARTS.schema()));
  }

  private static Column none(Field field) {
    return field.is(lit(null));
  }
}
