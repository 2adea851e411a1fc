package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Puts a row of {@code events} together again into the record CloudTrail wrote. */
public final class EventRecords {
  private static final List<String> ALWAYS_WRITTEN =
      List.of("requestParameters", "responseElements");

  /** Names of the columns that CloudTrail's own fields stand in. */
  private static final Set<String> WRITTEN = Events.TABLE.fields().stream()
      .filter(field -> !Events.ADDED.contains(field))
      .map(Field::name)
      .collect(Collectors.toUnmodifiableSet());

  private EventRecords() {}

  /** The record of a row that has, beside others, the columns of {@code events}. */
  public static Event event(Row row) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    StructField[] fields = row.schema().fields();
    for (int i = 0; i < fields.length; i++) {
      if (WRITTEN.contains(fields[i].name())) {
        put(record, fields[i], row.get(i));
      }
    }
    restore(record, row);
    return new Event(record);
  }

  private static void put(ObjectNode target, StructField field, Object value) {
    if (value != null) {
      target.set(field.name(), node(field.name(), field.dataType(), value));
    } else if (ALWAYS_WRITTEN.contains(field.name())) {
      target.putNull(field.name());
    }
  }

  private static JsonNode node(String name, DataType type, Object value) {
    if (value instanceof Row row) {
      return object((StructType) type, row);
    }
    if (value instanceof scala.collection.Seq<?> rows) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      scala.jdk.javaapi.CollectionConverters.asJava(rows)
          .forEach(row -> array.add(object(((Row) row).schema(), (Row) row)));
      return array;
    }
    if (value instanceof Boolean flag) {
      return JsonNodeFactory.instance.booleanNode(flag);
    }
    if (value instanceof Instant time) {
      return TextNode.valueOf(time.toString());
    }
    return Events.RAW.contains(name) ? parse((String) value) : TextNode.valueOf((String) value);
  }

  private static ObjectNode object(StructType type, Row row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    StructField[] fields = type.fields();
    for (int i = 0; i < fields.length; i++) {
      Object value = row.get(i);
      if (value != null) {
        object.set(fields[i].name(), node(fields[i].name(), fields[i].dataType(), value));
      }
    }
    return object;
  }

  /** Lays what had no column, or another type than its column, back to its place. */
  private static void restore(ObjectNode record, Row row) {
    int index = row.fieldIndex(Events.UNKNOWN_FIELDS.name());
    if (row.isNullAt(index) || !(row.schema().fields()[index].dataType() instanceof MapType)) {
      return;
    }
    Map<String, String> unknown = row.getJavaMap(index);
    unknown.forEach((path, raw) -> lay(record, FieldPath.names(path), parse(raw)));
  }

  private static void lay(ObjectNode record, List<String> names, JsonNode value) {
    ObjectNode at = record;
    for (String name : names.subList(0, names.size() - 1)) {
      at = at.get(name) instanceof ObjectNode inner ? inner : at.putObject(name);
    }
    at.set(names.get(names.size() - 1), value);
  }

  private static JsonNode parse(String raw) {
    try {
      return EventJson.read(raw);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(raw);
    }
  }
}
