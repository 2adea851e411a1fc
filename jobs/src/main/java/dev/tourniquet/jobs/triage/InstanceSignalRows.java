package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.baseline.SignalKind;
import dev.tourniquet.baseline.Systems;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.InstanceSession;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Signals of instances that only their calls tell: how the credentials were fetched, and on which system they are used. */
final class InstanceSignalRows {
  private static final Field INSTANCE = required("instance", StringType, "Id of the instance.");
  private static final Field DELIVERY =
      required("delivery", StringType, "How its credentials were fetched: 1.0, 2.0 or empty.");
  private static final Field SYSTEM =
      optional("system", StringType, "Operating system that the call names.");
  private static final Table MARKS = Table.whole(
      "instance_marks",
      "How the credentials of an instance were used on a day.",
      Signals.DAY,
      Signals.PRINCIPAL,
      Signals.IP,
      INSTANCE,
      DELIVERY,
      SYSTEM);

  private static final String OF_INSTANCE = ":i-[0-9a-f]{8,17}$";
  private static final Column BY_INSTANCE = Events.USER_IDENTITY
      .col()
      .getField("type")
      .equalTo("AssumedRole")
      .and(Events.USER_IDENTITY.col().getField("principalId").rlike(OF_INSTANCE))
      .and(Events.USER_IDENTITY.col().getField("invokedBy").isNull());

  private InstanceSignalRows() {}

  /** events → signals. */
  static Dataset<Row> of(Dataset<Row> events) {
    MapFunction<Row, Row> mark = InstanceSignalRows::mark;
    Dataset<Row> marks = events
        .where(BY_INSTANCE)
        .map(mark, Encoders.row(MARKS.schema()))
        // Whoever takes a role may name the session after an instance.
        .where(INSTANCE.col().notEqual(""))
        .distinct();
    Dataset<Row> days = marks
        .groupBy(INSTANCE.col(), Signals.DAY.col())
        .agg(
            bool_or(DELIVERY.col().equalTo("2.0")).as("safe"),
            bool_or(SYSTEM.col().equalTo("Linux")).as("linux"));
    Dataset<Row> beside = marks.join(days, new String[] {INSTANCE.name(), Signals.DAY.name()});
    Column fetched = DELIVERY.col().equalTo("1.0").and(col("safe"));
    Column foreign = SYSTEM.col().isin("macOS", "Windows").and(col("linux"));
    return beside
        .where(fetched)
        .select(SessionSignals.signal(SignalKind.TWO_DELIVERIES))
        .union(beside.where(foreign).select(SessionSignals.signal(SignalKind.TWO_SYSTEMS)));
  }

  private static Row mark(Row row) {
    Event event = EventRecords.event(row);
    EventKeys keys = EventKeys.of(event);
    return RowFactory.create(
        row.getAs(Events.DAY.name()),
        keys.principal().value(),
        keys.source().value(),
        InstanceSession.of(event),
        event.text("userIdentity.sessionContext.ec2RoleDelivery"),
        Systems.of(event.userAgent()).orElse(null));
  }
}
