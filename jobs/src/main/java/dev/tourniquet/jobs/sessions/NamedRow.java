package dev.tourniquet.jobs.sessions;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that know their columns. Spark may hand a row on to the next function as it was made, and by name nothing is found
 * in one that has no schema.
 */
final class NamedRow {
  private NamedRow() {}

  static Row of(StructType schema, List<Object> values) {
    return new GenericRowWithSchema(values.toArray(), schema);
  }
}
