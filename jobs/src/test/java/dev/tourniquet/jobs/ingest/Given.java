package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.assertj.core.groups.Tuple;

/** Rows of a table in memory, told by the fields that matter; the others are empty. */
public final class Given {
  private final Map<Field, Object> values;

  private Given(Map<Field, Object> values) {
    this.values = values;
  }

  /** A row in which nothing is told yet. */
  public static Given row() {
    return new Given(Map.of());
  }

  /** The same row with one field told. */
  public Given with(Field field, Object value) {
    var more = new HashMap<>(values);
    more.put(field, value);
    return new Given(more);
  }

  public static Dataset<Row> given(SparkSession spark, Table table, Given... rows) {
    List<Row> told = Arrays.stream(rows).map(row -> row.of(table)).toList();
    return spark.createDataFrame(told, table.schema());
  }

  /** Some fields of every row. */
  public static List<Tuple> then(Dataset<Row> rows, Field... fields) {
    return rows.collectAsList().stream()
        .map(row -> Tuple.tuple(
            Arrays.stream(fields).map(field -> row.getAs(field.name())).toArray()))
        .toList();
  }

  private Row of(Table table) {
    return RowFactory.create(table.fields().stream()
        .map(field -> values.getOrDefault(field, empty(field)))
        .toArray());
  }

  private static Object empty(Field field) {
    if (!field.required()) {
      return null;
    }
    if (field.type() instanceof StringType) {
      return "";
    }
    if (field.type() instanceof BooleanType) {
      return false;
    }
    if (field.type() instanceof ArrayType) {
      return new Object[0];
    }
    return field.type() instanceof LongType ? 0L : null;
  }
}
