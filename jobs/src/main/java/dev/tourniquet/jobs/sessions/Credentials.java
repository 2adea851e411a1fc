package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.trail.AccountIds;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Access keys by day: who used them, which call made them, what became of them. */
public final class Credentials {
  public static final Field DAY = Events.DAY;
  public static final Field CREDENTIAL =
      required("credential", StringType, "Access key id as written.");
  public static final Field KIND =
      required("kind", StringType, "LONG_TERM, TEMPORARY or OTHER, by the beginning of the id.");
  static final Field KEY_ACCOUNT =
      required("keyAccount", StringType, "Account that the id itself tells; empty for old ids.");
  static final Field PRINCIPAL = optional(
      "principal", StringType, "Key of who used it; of who it was made for when nobody did.");
  static final Field SESSION = optional("session", StringType, "Key of the session that used it.");
  static final Field FIRST = optional("firstUse", TimestampType, "First call of the day with it.");
  static final Field LAST = optional("lastUse", TimestampType, "Last call of the day with it.");
  static final Field CALLS = required("calls", LongType, "Calls of the day with it.");
  static final Field MINTED_BY =
      optional("mintedByEvent", StringType, "Event id of the call that made it on this day.");
  public static final Field MINTED_AT = optional("mintedAt", TimestampType, "When that was.");
  public static final Field MINTER =
      optional("mintedByPrincipal", StringType, "Key of the caller that made it.");
  static final Field STATUS = optional(
      "status", StringType, "What it was last set to on this day: Active, Inactive, Deleted.");
  static final Field STATUS_BY =
      optional("statusByEvent", StringType, "Event id of the call that set it.");
  static final Field AT = optional("at", TimestampType, "When the status was set.");

  public static final Table TABLE = Table.daily(
          "credentials",
          "One access key and UTC day on which it was used, made or changed.",
          DAY,
          CREDENTIAL,
          KIND,
          KEY_ACCOUNT,
          PRINCIPAL,
          SESSION,
          FIRST,
          LAST,
          CALLS,
          MINTED_BY,
          MINTED_AT,
          MINTER,
          STATUS,
          STATUS_BY)
      .searchedBy(CREDENTIAL, PRINCIPAL, SESSION);

  private Credentials() {}

  /** caller_days, session_issues and events of the same days → credentials. */
  static Dataset<Row> of(Dataset<Row> callerDays, Dataset<Row> issues, Dataset<Row> events) {
    return CredentialParts.used(callerDays)
        .union(CredentialParts.minted(issues))
        .union(CredentialParts.changed(events))
        .where(CREDENTIAL.col().notEqual(""))
        .groupBy(DAY.col(), CREDENTIAL.col())
        .agg(
            PRINCIPAL.is(min_by(PRINCIPAL.col(), FIRST.col())),
            SESSION.is(min_by(SESSION.col(), FIRST.col())),
            FIRST.is(min(FIRST.col())),
            LAST.is(max(LAST.col())),
            CALLS.is(sum(CALLS.col())),
            MINTED_BY.is(min_by(MINTED_BY.col(), MINTED_AT.col())),
            MINTED_AT.is(min(MINTED_AT.col())),
            MINTER.is(min_by(MINTER.col(), MINTED_AT.col())),
            STATUS.is(max_by(STATUS.col(), struct(AT.col(), STATUS_BY.col()))),
            STATUS_BY.is(max_by(STATUS_BY.col(), struct(AT.col(), STATUS_BY.col()))))
        .map((MapFunction<Row, Row>) Credentials::decoded, Encoders.row(TABLE.schema()));
  }

  private static Row decoded(Row row) {
    String id = row.getAs(CREDENTIAL.name());
    String kind =
        id.startsWith("AKIA") ? "LONG_TERM" : id.startsWith("ASIA") ? "TEMPORARY" : "OTHER";
    return RowFactory.create(
        row.getAs(DAY.name()),
        id,
        kind,
        AccountIds.fromUniqueId(id),
        row.getAs(PRINCIPAL.name()),
        row.getAs(SESSION.name()),
        row.getAs(FIRST.name()),
        row.getAs(LAST.name()),
        row.getAs(CALLS.name()),
        row.getAs(MINTED_BY.name()),
        row.getAs(MINTED_AT.name()),
        row.getAs(MINTER.name()),
        row.getAs(STATUS.name()),
        row.getAs(STATUS_BY.name()));
  }
}
