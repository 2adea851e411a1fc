package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.NewIdentity;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Every identity once: what it is called, when it was seen and, where a call held tells, how it came to be. */
public final class Identities {
  public static final Field PRINCIPAL =
      required("principal", StringType, "Key of the identity; a name used again has another.");
  static final Field TYPE = required(
      "type",
      StringType,
      "Kind of key: iamuser, role, root, service, ext, saml, oidc, idc and so on.");
  public static final Field ACCOUNT =
      optional("accountId", StringType, "Its account; empty for services.");
  static final Field ARN = optional("arn", StringType, "Its ARN, path included; may be empty.");
  public static final Field NAME = optional("name", StringType, "Its name without path.");
  static final Field PATH = optional("path", StringType, "Its path, such as /service-role/.");
  static final Field FIRST = optional("firstSeen", TimestampType, "First call it made.");
  static final Field LAST = optional("lastSeen", TimestampType, "Last call it made.");
  static final Field CREATED_AT = optional("createdAt", TimestampType, "When it was created.");
  static final Field CREATED_BY =
      optional("createdByEvent", StringType, "Event id of the call that created it.");
  static final Field CREATOR =
      optional("createdByPrincipal", StringType, "Key of the caller that created it.");

  public static final Table TABLE = Table.whole(
          "identities",
          "One identity that called, or was created.",
          PRINCIPAL,
          TYPE,
          ACCOUNT,
          ARN,
          NAME,
          PATH,
          FIRST,
          LAST,
          CREATED_AT,
          CREATED_BY,
          CREATOR)
      .searchedBy(PRINCIPAL, TYPE, ACCOUNT, NAME);

  private static final Column CREATES = Events.EVENT_NAME
      .col()
      .isInCollection(NewIdentity.CALLS)
      .and(Events.ERROR_CODE.col().isNull());

  private Identities() {}

  /** What was known before, and caller_days and events of some days → identities. Said twice, it says the same. */
  static Dataset<Row> of(Dataset<Row> known, Dataset<Row> callerDays, Dataset<Row> events) {
    Column path = regexp_extract(ARN.col(), "^arn:[^/]+(/.*/)[^/]*$", 1);
    return known
        .union(called(callerDays))
        .union(created(events))
        .groupBy(PRINCIPAL.col())
        .agg(
            ACCOUNT.is(latest(ACCOUNT)),
            ARN.is(latest(ARN)),
            NAME.is(latest(NAME)),
            FIRST.is(min(FIRST.col())),
            LAST.is(max(LAST.col())),
            CREATED_AT.is(min(CREATED_AT.col())),
            CREATED_BY.is(min_by(CREATED_BY.col(), CREATED_AT.col())),
            CREATOR.is(min_by(CREATOR.col(), CREATED_AT.col())))
        .select(
            PRINCIPAL.col(),
            TYPE.is(substring_index(PRINCIPAL.col(), ":", 1)),
            ACCOUNT.col(),
            ARN.col(),
            NAME.col(),
            PATH.is(when(path.notEqual(""), path).when(ARN.col().notEqual(""), lit("/"))),
            FIRST.col(),
            LAST.col(),
            CREATED_AT.col(),
            CREATED_BY.col(),
            CREATOR.col());
  }

  /** What its latest call shows; what its creation shows when it never called. */
  private static Column latest(Field field) {
    return coalesce(max_by(field.col(), LAST.col()), max_by(field.col(), CREATED_AT.col()));
  }

  private static Dataset<Row> called(Dataset<Row> callerDays) {
    return callerDays.select(
        PRINCIPAL.is(FactColumns.PRINCIPAL.value().col()),
        TYPE.is(lit("")),
        ACCOUNT.is(FactColumns.NAME.account().col()),
        ARN.is(FactColumns.NAME.arn().col()),
        NAME.is(FactColumns.NAME.name().col()),
        PATH.is(lit(null)),
        FIRST.is(FactColumns.FIRST.col()),
        LAST.is(FactColumns.LAST.col()),
        CREATED_AT.is(lit(null)),
        CREATED_BY.is(lit(null)),
        CREATOR.is(lit(null)));
  }

  private static Dataset<Row> created(Dataset<Row> events) {
    FlatMapFunction<Row, Row> made = row -> NewIdentity.of(EventRecords.event(row)).stream()
        .map(identity -> RowFactory.create(
            identity.principal(),
            "",
            identity.account(),
            identity.arn(),
            identity.name(),
            null,
            null,
            null,
            row.getAs(Events.EVENT_TIME.name()),
            identity.eventId(),
            identity.creator()))
        .iterator();
    return events.where(CREATES).flatMap(made, Encoders.row(TABLE.schema()));
  }
}
