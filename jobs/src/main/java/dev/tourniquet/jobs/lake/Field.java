package dev.tourniquet.jobs.lake;

import static java.util.Objects.requireNonNull;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/** One column of a table: its name, type and meaning, written once. */
public record Field(String name, DataType type, boolean required, String doc) {
  public Field {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(doc, "doc is null");
  }

  /** A column that is never null. */
  public static Field required(String name, DataType type, String doc) {
    return new Field(name, type, true, doc);
  }

  /** A column that may be null. */
  public static Field optional(String name, DataType type, String doc) {
    return new Field(name, type, false, doc);
  }

  /** The column, to read. */
  public Column col() {
    return functions.col(name);
  }

  /** The column of one side of a join. */
  public Column of(String alias) {
    return functions.col(alias + "." + name);
  }

  /** The columns inside a struct column. */
  public Column parts() {
    return functions.col(name + ".*");
  }

  /** The column, filled with a value. */
  public Column is(Column value) {
    return value.cast(type).as(name);
  }

  /** The same column under another name and meaning. */
  public Field as(String otherName, String otherDoc) {
    return new Field(otherName, type, required, otherDoc);
  }

  StructField strict() {
    return new StructField(name, type, !required, metadata());
  }

  StructField lenient() {
    return new StructField(name, type, true, org.apache.spark.sql.types.Metadata.empty());
  }

  private org.apache.spark.sql.types.Metadata metadata() {
    return new org.apache.spark.sql.types.MetadataBuilder()
        .putString("comment", doc)
        .build();
  }
}
