package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** What the parser makes of one object, without a session. */
record Parsed(List<Row> events, List<Problem> problems, ObjectKind kind) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Parsed of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Parsed of(byte[] bytes) {
    return of(bytes, Limits.DEFAULT);
  }

  static Parsed of(byte[] bytes, Limits limits) {
    var parser = new ObjectParser(
        "file:/logs/x.json",
        bytes,
        limits,
        new RecordScanner(RecordReader.WRITTEN, limits.depth()));
    List<Row> events = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    parser.forEachRemaining(item -> {
      if (item instanceof ObjectParser.Item.Scanned scanned) {
        events.add((Row) named(Events.TABLE.schema(), carefully(bytes, scanned)));
      } else if (item instanceof ObjectParser.Item.Read read) {
        events.add((Row) named(Events.TABLE.schema(), read.row()));
      } else {
        problems.add(((ObjectParser.Item.Broken) item).problem());
      }
    });
    return new Parsed(events, problems, parser.kind());
  }

  /** A scanned record as the careful reader reads it; that both agree is ScannerTest's to say. */
  private static Row carefully(byte[] bytes, ObjectParser.Item.Scanned scanned) {
    try (var parser = new com.fasterxml.jackson.core.JsonFactory()
        .createParser(bytes, scanned.from(), scanned.to() - scanned.from())) {
      parser.nextToken();
      var reader = new RecordReader(bytes, scanned.from(), parser);
      reader.read();
      var items = reader.items("file:/logs/x.json", scanned.index(), scanned.to());
      return ((ObjectParser.Item.Read) items.get(0)).row();
    } catch (java.io.IOException e) {
      throw new AssertionError("The scanner took what Jackson refuses", e);
    }
  }

  /** A record of an id and a time, and what else it is given. */
  static String event(String id, String fields) {
    return "{\"eventVersion\":\"1.11\",\"eventID\":\"" + id
        + "\",\"eventTime\":\"2026-03-01T23:59:59Z\",\"requestParameters\":null,\"responseElements\":null"
            .replace(
                fields.contains("requestParameters") ? ",\"requestParameters\":null" : "\0", "")
            .replace(fields.contains("responseElements") ? ",\"responseElements\":null" : "\0", "")
        + fields + "}";
  }

  List<String> ids() {
    return events.stream().map(row -> row.<String>getAs("eventID")).toList();
  }

  List<Problem.Reason> reasons() {
    return problems.stream().map(Problem::reason).toList();
  }

  /** The only event, put together again. */
  JsonNode record() {
    if (events.size() != 1) {
      throw new AssertionError("One event expected: " + this);
    }
    return EventRecords.event(events.get(0)).record();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The same value without fields that are null: CloudTrail writes them or leaves them out as it likes. */
  static JsonNode withoutNulls(JsonNode node) {
    if (node.isObject()) {
      var object = JSON.createObjectNode();
      node.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .forEach(field -> object.set(field.getKey(), withoutNulls(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      var array = JSON.createArrayNode();
      node.forEach(element -> array.add(withoutNulls(element)));
      return array;
    }
    return node;
  }

  /** Rows as Spark hands them out: with a schema at every level, and lists as Scala sequences. */
  private static Object named(DataType type, Object value) {
    if (value instanceof Row row) {
      StructType struct = (StructType) type;
      Object[] values = new Object[row.size()];
      Arrays.setAll(values, i -> named(struct.fields()[i].dataType(), row.get(i)));
      return new GenericRowWithSchema(values, struct);
    }
    if (value instanceof Row[] rows) {
      DataType element = ((org.apache.spark.sql.types.ArrayType) type).elementType();
      return CollectionConverters.asScala(
              Arrays.stream(rows).map(row -> named(element, row)).toList())
          .toSeq();
    }
    return value;
  }
}
