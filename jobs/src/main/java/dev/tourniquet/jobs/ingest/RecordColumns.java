package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads one JSON object into the columns of a struct type. A field without a column, and a value of another type than
 * its column's, is kept as raw JSON under its dotted path, so that nothing is lost.
 */
final class RecordColumns {
  private final byte[] source;
  private final int base;
  private final JsonParser parser;
  private final Map<String, String> unknown = new HashMap<>();
  private final List<String> misfits = new ArrayList<>();

  /** Reads through a parser whose offset 0 is the byte {@code base} of the source. */
  RecordColumns(byte[] source, int base, JsonParser parser) {
    this.source = source;
    this.base = base;
    this.parser = parser;
  }

  /** Paths where an object or a list was expected and something else was found, or the other way round. */
  List<String> misfits() {
    return misfits;
  }

  /** Raw JSON by dotted path of what has no column. */
  Map<String, String> unknown() {
    return unknown;
  }

  /** Reads the object the parser stands at the start of. */
  Object[] object(Names names, String path) throws IOException {
    Object[] values = new Object[names.size()];
    for (JsonToken token = parser.nextToken();
        token == JsonToken.FIELD_NAME;
        token = parser.nextToken()) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      Integer index = names.index(name);
      String at = FieldPath.child(path, name);
      if (index == null) {
        unknown.put(at, raw(value));
      } else {
        forget(at);
        values[index] = value(names.field(index), names.nested(index), value, at);
      }
    }
    return values;
  }

  /** Of a name that is written twice the last one counts, as in Jackson. */
  private void forget(String path) {
    if (!unknown.isEmpty()) {
      unknown.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
      misfits.removeIf(key -> key.equals(path) || key.startsWith(path + "."));
    }
  }

  private Object value(StructField field, Names nested, JsonToken token, String path)
      throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    DataType type = field.dataType();
    if (type.equals(DataTypes.StringType) && Events.RAW.contains(field.name())) {
      return raw(token);
    }
    if (type instanceof StructType && token == JsonToken.START_OBJECT) {
      return RowFactory.create(object(nested, path));
    }
    if (type instanceof ArrayType && token == JsonToken.START_ARRAY) {
      return array(nested, path);
    }
    return scalar(type, token, path);
  }

  private Object scalar(DataType type, JsonToken token, String path) throws IOException {
    if (type.equals(DataTypes.StringType) && token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (type.equals(DataTypes.BooleanType) && token.isBoolean()) {
      return token == JsonToken.VALUE_TRUE;
    }
    String text = token.isScalarValue() ? parser.getText() : null;
    unknown.put(path, raw(token));
    if (text == null || !isScalar(type)) {
      misfits.add(path);
    }
    if (type.equals(DataTypes.StringType)) {
      return text;
    }
    return (type.equals(DataTypes.BooleanType) && text != null) ? Boolean.valueOf(text) : null;
  }

  private static boolean isScalar(DataType type) {
    return type.equals(DataTypes.StringType) || type.equals(DataTypes.BooleanType);
  }

  private Object array(Names nested, String path) throws IOException {
    List<Row> rows = new ArrayList<>();
    int start = startOffset();
    boolean fits = true;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        int before = unknown.size();
        rows.add(RowFactory.create(object(nested, path)));
        fits &= unknown.size() == before;
      } else {
        parser.skipChildren();
        fits = false;
      }
    }
    if (!fits) {
      unknown.keySet().removeIf(key -> key.startsWith(path + "."));
      unknown.put(path, slice(start));
    }
    return rows.toArray(Row[]::new);
  }

  /** The JSON text of the value the parser stands at, as it was written. */
  private String raw(JsonToken token) throws IOException {
    int start = startOffset();
    if (token.isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    return slice(start);
  }

  private int startOffset() {
    return base + (int) parser.currentTokenLocation().getByteOffset();
  }

  private String slice(int start) {
    int end = base + (int) parser.currentLocation().getByteOffset();
    return new String(source, start, end - start, StandardCharsets.UTF_8);
  }

  /** Names of a struct type with their positions, prepared once. */
  static final class Names {
    private final Map<String, Integer> positions = new HashMap<>();
    private final StructField[] fields;
    private final Names[] nested;

    private Names(StructField[] fields) {
      this.fields = fields;
      this.nested = new Names[fields.length];
      for (int i = 0; i < fields.length; i++) {
        positions.put(fields[i].name(), i);
        DataType type = fields[i].dataType();
        if (type instanceof ArrayType) {
          type = ((ArrayType) type).elementType();
        }
        nested[i] = type instanceof StructType ? new Names(((StructType) type).fields()) : null;
      }
    }

    static Names of(StructType type) {
      return new Names(type.fields());
    }

    int size() {
      return fields.length;
    }

    Integer index(String name) {
      return positions.get(name);
    }

    StructField field(int index) {
      return fields[index];
    }

    Names nested(int index) {
      return nested[index];
    }
  }
}
