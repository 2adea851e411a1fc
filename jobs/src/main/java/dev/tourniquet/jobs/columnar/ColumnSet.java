package dev.tourniquet.jobs.columnar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table as a row group of them is gathered, leaf by leaf in the order of the schema. Whoever fills it
 * gives each row an entry in every leaf, then ends the row.
 */
public final class ColumnSet {
  private final MessageType schema;
  private final List<Leaf> leaves = new ArrayList<>();
  private int rows;

  /**
   * Columns for a schema.
   *
   * @param searched names of the columns whose smallest and largest values are kept
   * @param plain names of the columns that get no dictionary, so that a search need not read one
   */
  public ColumnSet(StructType schema, Set<String> searched, Set<String> plain) {
    this.schema = new SparkToParquetSchemaConverter(
            false, SQLConf.ParquetOutputTimestampType$.MODULE$.TIMESTAMP_MICROS(), false, false)
        .convert(schema);
    for (ColumnDescriptor column : this.schema.getColumns()) {
      String name = column.getPath().length == 1 ? column.getPath()[0] : "";
      leaves.add(leaf(column, searched.contains(name), !plain.contains(name)));
    }
  }

  private static Leaf leaf(ColumnDescriptor column, boolean searched, boolean dictionary) {
    return column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        ? new TextLeaf(column, searched, dictionary)
        : new NumberLeaf(column, searched);
  }

  MessageType schema() {
    return schema;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /** Position of the leaf at a path. */
  public int leaf(String... path) {
    for (int i = 0; i < leaves.size(); i++) {
      if (Arrays.equals(leaves.get(i).descriptor().getPath(), path)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Cannot find the column " + String.join(".", path));
  }

  /** An entry without a value; the level says how much of what is around it is there. */
  public void absent(int leaf, int level) {
    leaves.get(leaf).absent(level);
  }

  /** Before each entry of a leaf in a list: 0 where a row begins. */
  public void repetition(int leaf, int level) {
    leaves.get(leaf).repetition(level);
  }

  /** An entry with a text in UTF-8. */
  public void text(int leaf, byte[] source, int from, int to) {
    ((TextLeaf) leaves.get(leaf)).text(source, from, to);
  }

  /** An entry with a text, absent when it is null. */
  public void text(int leaf, String text) {
    if (text == null) {
      absent(leaf, leaves.get(leaf).highest() - 1);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      text(leaf, bytes, 0, bytes.length);
    }
  }

  /** The number of a text in the dictionary of a leaf that gets all its texts by number. */
  public int code(int leaf, byte[] text) {
    return ((TextLeaf) leaves.get(leaf)).code(text);
  }

  /** Entries with the texts of numbers, in the order of places: the number at each; below 0 stands for none. */
  public void coded(int leaf, int[] codes, int[] places, int count) {
    TextLeaf texts = (TextLeaf) leaves.get(leaf);
    for (int i = 0; i < count; i++) {
      int code = codes[places[i]];
      if (code < 0) {
        texts.absent(0);
      } else {
        texts.coded(code);
      }
    }
  }

  /** An entry with a number, a time in microseconds, days since 1970, or 0 and 1. */
  public void number(int leaf, long value) {
    ((NumberLeaf) leaves.get(leaf)).number(value);
  }

  /** Ends so many rows whose entries were given leaf by leaf. */
  public void endRows(int count) {
    rows += count;
  }

  /** Ends a row. */
  public void endRow() {
    rows++;
  }

  public int rows() {
    return rows;
  }

  /** Bytes held in memory, about. */
  public long held() {
    long held = 0;
    for (Leaf leaf : leaves) {
      held += leaf.held();
    }
    return held;
  }

  /** Forgets the rows. */
  public void clear() {
    leaves.forEach(Leaf::clear);
    rows = 0;
  }
}
