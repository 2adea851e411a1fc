package dev.tourniquet.jobs.columnar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Puts Spark's rows into columns, whatever their types: the way for rows that are few. */
public final class RowColumns {
  private final ColumnSet columns;
  private final StructType type;
  private int leaf;

  /** For rows of the type that the columns were made for. */
  public RowColumns(ColumnSet columns, StructType type) {
    this.columns = columns;
    this.type = type;
  }

  /** Adds a row; its values stand in the order of the type's fields. */
  public void add(Row row) {
    leaf = 0;
    fields(type, row, 0, -1);
    columns.endRow();
  }

  private void fields(StructType of, Row row, int level, int repetition) {
    for (int i = 0; i < of.fields().length; i++) {
      StructField field = of.fields()[i];
      value(field.dataType(), field.nullable(), row.get(i), new Place(level, repetition));
    }
  }

  private void value(DataType of, boolean nullable, Object value, Place place) {
    if (value == null) {
      nothing(of, place);
      return;
    }
    int inside = place.level + (nullable ? 1 : 0);
    if (of instanceof StructType struct) {
      fields(struct, (Row) value, inside, place.repetition);
    } else if (of instanceof ArrayType list) {
      elements(list, list(value), new Place(inside, place.repetition));
    } else if (of instanceof MapType) {
      entries(map(value), new Place(inside, place.repetition));
    } else {
      scalar(value, place.repetition);
    }
  }

  private void elements(ArrayType list, List<?> values, Place place) {
    int first = leaf;
    if (values.isEmpty()) {
      nothing(list.elementType(), new Place(place.level, 0));
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      leaf = first;
      value(
          list.elementType(),
          list.containsNull(),
          values.get(i),
          new Place(place.level + 1, i == 0 ? 0 : 1));
    }
  }

  private void entries(Map<?, ?> values, Place place) {
    int key = leaf;
    leaf += 2;
    if (values.isEmpty()) {
      absent(key, new Place(place.level, 0));
      absent(key + 1, new Place(place.level, 0));
    }
    int repetition = 0;
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      columns.repetition(key, repetition);
      columns.text(key, (String) entry.getKey());
      columns.repetition(key + 1, repetition);
      columns.text(key + 1, (String) entry.getValue());
      repetition = 1;
    }
  }

  /** An entry without a value in every leaf below. */
  private void nothing(DataType of, Place place) {
    if (of instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        nothing(field.dataType(), place);
      }
    } else if (of instanceof ArrayType list) {
      nothing(list.elementType(), new Place(place.level, 0));
    } else if (of instanceof MapType) {
      absent(leaf++, new Place(place.level, 0));
      absent(leaf++, new Place(place.level, 0));
    } else {
      absent(leaf++, place);
    }
  }

  private void absent(int at, Place place) {
    if (place.repetition >= 0) {
      columns.repetition(at, place.repetition);
    }
    columns.absent(at, place.level);
  }

  private void scalar(Object value, int repetition) {
    int at = leaf++;
    if (repetition >= 0) {
      columns.repetition(at, repetition);
    }
    if (value instanceof String text) {
      columns.text(at, text);
    } else {
      columns.number(at, number(value));
    }
  }

  private static long number(Object value) {
    if (value instanceof Instant time) {
      // ChronoUnit counts nanoseconds on its way, and those of the year 2300 are no long any more.
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
    if (value instanceof LocalDate day) {
      return day.toEpochDay();
    }
    return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
  }

  private static List<?> list(Object value) {
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    return new ArrayList<>(CollectionConverters.asJava((scala.collection.Seq<?>) value));
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> held
        ? held
        : CollectionConverters.asJava((scala.collection.Map<?, ?>) value);
  }

  /**
   * Where an entry stands.
   *
   * @param level how much of what is around it is there
   * @param repetition 0 or 1 in a list, -1 outside
   */
  private record Place(int level, int repetition) {}
}
