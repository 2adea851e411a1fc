package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tourniquet.config.AttributeChange;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Effect;
import dev.tourniquet.config.Op;
import dev.tourniquet.config.Write;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What each call did to each attribute of a resource: what states and changes are folded from. */
public final class ResourceWrites {
  public static final Field DAY = Events.DAY;
  public static final Field RESOURCE =
      required("resource", StringType, "Key of the resource, as in event_entities.");
  public static final Field ATTRIBUTE =
      required("attribute", StringType, "Such as launchPermission or policy.");
  public static final Field OP = required(
      "op",
      StringType,
      "SET, ADD, REMOVE, CREATE, DELETE, RESTORE, RESET, or UNREADABLE when CloudTrail left out what was written.");
  public static final Field VALUE =
      optional("value", StringType, "The value as JSON, or what was added or removed.");
  public static final Field TIME = required("time", TimestampType, "Time of the call.");
  public static final Field EVENT = required("event", StringType, "Event id of the call.");
  public static final Field CALL =
      required("call", StringType, "Service and operation, such as ec2:ModifyImageAttribute.");
  public static final Field PRINCIPAL =
      required("principal", StringType, "Key of the caller; may be empty.");
  public static final Field BATCH = Events.BATCH;

  public static final Table TABLE = Table.daily(
          "resource_writes",
          "One effect of one successful call on one attribute of one resource.",
          DAY,
          RESOURCE,
          ATTRIBUTE,
          OP,
          VALUE,
          TIME,
          EVENT,
          CALL,
          PRINCIPAL,
          BATCH)
      .searchedBy(RESOURCE, TIME, BATCH);

  /** The same suffixes that Event.operation() drops. */
  private static final String VERSION =
      "20\\d{6}(_\\d{2}_\\d{2})?(v\\d+)?$|20\\d{2}_\\d{2}_\\d{2}$";

  private static final Column TOOK_EFFECT = Events.ERROR_CODE.col().isNull();
  private static final Column HAS_A_RULE =
      operation(Events.EVENT_NAME).isInCollection(Changes.operations());

  private ResourceWrites() {}

  /** The name of a call without its version suffix; empty where there is none. */
  public static Column operation(Field eventName) {
    return regexp_replace(coalesce(eventName.col(), lit("")), VERSION, "");
  }

  /** events → resource_writes. */
  public static Dataset<Row> fromEvents(Dataset<Row> events) {
    FlatMapFunction<Row, Row> writes = ResourceWrites::writes;
    return events.where(TOOK_EFFECT.and(HAS_A_RULE)).flatMap(writes, Encoders.row(TABLE.schema()));
  }

  private static Iterator<Row> writes(Row row) {
    Event event = EventRecords.event(row);
    LocalDate day = row.getAs(DAY.name());
    Long batch = row.getAs(BATCH.name());
    return Effect.of(event).stream().map(effect -> row(day, batch, effect)).iterator();
  }

  private static Row row(LocalDate day, Long batch, Effect effect) {
    AttributeChange change = effect.change();
    Write write = effect.write();
    return RowFactory.create(
        day,
        change.resource().text(),
        change.attribute(),
        change.op().name(),
        change.value().isMissingNode() ? null : change.value().toString(),
        change.time(),
        change.eventId(),
        write.call(),
        write.principal(),
        batch);
  }

  /** The effect in a row as JSON. */
  public static Effect fromJson(JsonNode row) {
    return effect(
        field -> row.path(field.name()).asText(null),
        Instant.parse(row.path(TIME.name()).asText()));
  }

  /** The effect whose columns have these texts. */
  static Effect effect(Function<Field, String> text, Instant time) {
    String value = text.apply(VALUE);
    return new Effect(
        new AttributeChange(
            ResourceKey.parse(text.apply(RESOURCE)),
            text.apply(ATTRIBUTE),
            Op.valueOf(text.apply(OP)),
            value == null ? MissingNode.getInstance() : Stored.read(value, JsonNode.class),
            text.apply(EVENT),
            time),
        new Write(text.apply(EVENT), time, text.apply(CALL), text.apply(PRINCIPAL)));
  }
}
