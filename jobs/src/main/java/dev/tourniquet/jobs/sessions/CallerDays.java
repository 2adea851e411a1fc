package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.SessionFacts;
import dev.tourniquet.trail.Event;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Who called with which access key on which day: what sessions, credentials and identities are made from. */
public final class CallerDays {
  public static final Field DAY = Events.DAY;
  static final Field STARTED = required(
      "started",
      DateType,
      "UTC day the session began; of credentials that do not end, the day itself.");
  static final Field CREDENTIAL =
      required("credential", StringType, "Access key id; may be empty.");

  public static final Table TABLE = Table.daily(
          "caller_days",
          "One caller, one session of it, one access key and UTC day.",
          DAY,
          FactColumns.between(List.of(STARTED, CREDENTIAL)))
      .searchedBy(
          STARTED,
          CREDENTIAL,
          FactColumns.SESSION.value(),
          FactColumns.PRINCIPAL.value(),
          FactColumns.FIRST,
          FactColumns.LAST);

  /** Who called is told without these; where a sign-in ended well, by its answer alone. */
  private static final Set<String> NOT_NEEDED = Set.of(
      "requestParameters",
      "responseElements",
      "additionalEventData",
      "serviceEventDetails",
      "resources",
      "eventContext",
      "edgeDeviceDetails",
      "tlsDetails");

  private static final Column ANSWER_COUNTS =
      Events.EVENT_NAME.col().isin("ConsoleLogin", "SwitchRole", "GetCredentialsForIdentity");

  private CallerDays() {}

  /** events → caller_days. */
  public static Dataset<Row> fromEvents(Dataset<Row> events) {
    MapPartitionsFunction<Row, Row> uses = rows -> new MergedCallers(rows, CallerDays::caller);
    MapFunction<Row, String> byCaller = row -> row.getAs(Parcels.KEY.name());
    MapGroupsFunction<String, Row, Row> merge = (key, rows) -> merged(rows).row();
    return light(events)
        .mapPartitions(uses, Encoders.row(Parcels.SCHEMA))
        .groupByKey(byCaller, Encoders.STRING())
        .mapGroups(merge, Encoders.row(TABLE.schema()));
  }

  private static Dataset<Row> light(Dataset<Row> events) {
    return events.select(Events.TABLE.fields().stream()
        .map(field -> NOT_NEEDED.contains(field.name())
            ? when(ANSWER_COUNTS, field.col()).as(field.name())
            : field.col())
        .toArray(Column[]::new));
  }

  /** The caller of one event; empty when it cannot be told from any other. */
  private static Optional<CallerDay> caller(Row source) {
    Event event = EventRecords.event(source);
    return SessionFacts.ofCaller(event)
        .filter(facts -> !facts.anonymous())
        .map(facts -> new CallerDay(
            source.getAs(Events.DAY.name()), event.text("userIdentity.accessKeyId"), facts));
  }

  private static CallerDay merged(Iterator<Row> rows) {
    CallerDay all = CallerDay.of(rows.next());
    while (rows.hasNext()) {
      all = all.and(CallerDay.of(rows.next()));
    }
    return all;
  }
}
