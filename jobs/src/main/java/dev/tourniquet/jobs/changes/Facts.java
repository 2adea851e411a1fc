package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.config.Write;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** All that is held about a resource, in rows of one shape, so that it can be gathered by resource. */
final class Facts {
  static final Field RESOURCE = ResourceWrites.RESOURCE;
  static final Field KIND = required("kind", StringType, "WRITE, CALL or ITEM.");
  static final Field TIME = required("time", TimestampType, "When it was so.");
  static final Field ATTRIBUTE = optional("attribute", StringType, "Of a WRITE.");
  static final Field OP = optional("op", StringType, "Of a WRITE.");
  static final Field VALUE = optional("value", StringType, "Of a WRITE; the row of an ITEM.");
  static final Field EVENT = optional("event", StringType, "Of a WRITE or CALL.");
  static final Field CALL = optional("call", StringType, "Of a WRITE or CALL.");
  static final Field PRINCIPAL = optional("principal", StringType, "Of a WRITE or CALL.");
  static final Table TABLE = Table.whole(
      "facts",
      "One fact about one resource.",
      RESOURCE,
      KIND,
      TIME,
      ATTRIBUTE,
      OP,
      VALUE,
      EVENT,
      CALL,
      PRINCIPAL);

  private static final Column NONE = lit(null).cast(StringType);
  private static final Column CHANGED_SOMETHING = EventEntities.KIND
      .col()
      .equalTo("resource")
      .and(EventEntities.READ_ONLY.col().equalTo(false))
      .and(EventEntities.OUTCOME.col().equalTo("OK"));

  private Facts() {}

  /** resource_writes → facts. */
  static Dataset<Row> ofWrites(Dataset<Row> writes) {
    return writes.select(
        RESOURCE.col(),
        KIND.is(lit("WRITE")),
        TIME.is(ResourceWrites.TIME.col()),
        ATTRIBUTE.col(),
        OP.col(),
        VALUE.col(),
        EVENT.col(),
        CALL.col(),
        PRINCIPAL.col());
  }

  /** inventory, and what AWS Config recorded in the same shape → facts. */
  static Dataset<Row> ofItems(Dataset<Row> inventory) {
    return inventory.select(
        RESOURCE.is(Inventory.KEY.col()),
        KIND.is(lit("ITEM")),
        TIME.is(Inventory.TAKEN_AT.col()),
        ATTRIBUTE.is(NONE),
        OP.is(NONE),
        VALUE.is(to_json(struct(Inventory.ITEMS.columns()))),
        EVENT.is(NONE),
        CALL.is(NONE),
        PRINCIPAL.is(NONE));
  }

  /** event_entities → the calls that changed something, as facts: any of them may explain what was only seen. */
  static Dataset<Row> ofCalls(Dataset<Row> entities) {
    return entities
        .where(CHANGED_SOMETHING)
        .select(
            RESOURCE.is(EventEntities.KEY.col()),
            KIND.is(lit("CALL")),
            TIME.is(EventEntities.EVENT_TIME.col()),
            ATTRIBUTE.is(NONE),
            OP.is(NONE),
            VALUE.is(NONE),
            EVENT.is(EventEntities.EVENT_ID.col()),
            CALL.is(concat(
                regexp_extract(EventEntities.EVENT_SOURCE.col(), "^[^.]*", 0),
                lit(":"),
                ResourceWrites.operation(EventEntities.EVENT_NAME))),
            PRINCIPAL.is(EventEntities.PRINCIPAL.col()));
  }

  /** Lays the fact of a row to the others about the resource. */
  static void add(Row row, ResourceFold fold) {
    switch (row.<String>getAs(KIND.name())) {
      case "WRITE" ->
        fold.add(ResourceWrites.effect(
            field -> row.getAs(field.name()), row.<Instant>getAs(TIME.name())));
      case "CALL" -> fold.add(write(row));
      default -> fold.add(Inventory.fromJson(Stored.read(row.getAs(VALUE.name()), JsonNode.class)));
    }
  }

  private static Write write(Row row) {
    return new Write(
        row.getAs(EVENT.name()),
        row.<Instant>getAs(TIME.name()),
        row.getAs(CALL.name()),
        row.getAs(PRINCIPAL.name()));
  }
}
