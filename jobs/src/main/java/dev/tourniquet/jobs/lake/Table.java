package dev.tourniquet.jobs.lake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the lake.
 *
 * @param name folder below the lake, and name in SQL
 * @param doc what one row is
 * @param day the column it is partitioned by, a day or a number, or null for a table that is not partitioned
 * @param searched columns whose file statistics are kept, so that a search reads few files
 * @param fields all columns in order
 * @param parquet settings of Parquet's writer, kept with the table: Spark follows them when it writes files anew
 * @param source what it is worked out from each time it is read, or null for a table that is kept
 */
public record Table(
    String name,
    String doc,
    Field day,
    List<Field> searched,
    List<Field> fields,
    Map<String, String> parquet,
    Source source) {
  /**
   * Where the rows of a view come from.
   *
   * @param base the table that is kept
   * @param make the way from its rows to those of the view
   */
  public record Source(Table base, UnaryOperator<Dataset<Row>> make) {}

  public Table {
    requireNonNull(name, "name is null");
    requireNonNull(doc, "doc is null");
    searched = List.copyOf(searched);
    fields = List.copyOf(fields);
    parquet = Map.copyOf(parquet);
    if (day != null && !fields.contains(day)) {
      throw new IllegalArgumentException(
          "Invalid table " + name + ": its day is none of its fields");
    }
    if (!fields.containsAll(searched)) {
      throw new IllegalArgumentException(
          "Invalid table " + name + ": a searched column is none of its fields");
    }
  }

  /** A table partitioned by a day column. */
  public static Table daily(String name, String doc, Field day, Field... fields) {
    var all = new ArrayList<Field>();
    all.add(day);
    all.addAll(Arrays.asList(fields));
    return new Table(name, doc, day, List.of(), all, Map.of(), null);
  }

  /** A table partitioned by a number that its rows are spread over. */
  public static Table spread(String name, String doc, Field part, Field... fields) {
    return daily(name, doc, part, fields);
  }

  /** A table that is not kept by day. */
  public static Table whole(String name, String doc, Field... fields) {
    return new Table(name, doc, null, List.of(), Arrays.asList(fields), Map.of(), null);
  }

  /** The same table with file statistics on these columns and no others. */
  public Table searchedBy(Field... columns) {
    return new Table(name, doc, day, Arrays.asList(columns), fields, parquet, source);
  }

  /**
   * The same table, searched for single ids in some columns: their texts get no dictionary, which a search would have to
   * read whole.
   *
   * @param filtered those of them that have no order either: a Bloom filter tells where an id is not
   */
  public Table withIds(Collection<Field> ids, Collection<Field> filtered) {
    Map<String, String> settings = new TreeMap<>(parquet);
    ids.forEach(id -> settings.put("parquet.enable.dictionary#" + id.name(), "false"));
    filtered.forEach(id -> settings.put("parquet.bloom.filter.enabled#" + id.name(), "true"));
    settings.put("parquet.bloom.filter.adaptive.enabled", "true");
    return new Table(name, doc, day, searched, fields, settings, source);
  }

  /** A view of the same columns: its rows are worked out from another table each time it is read. */
  public Table from(Table base, UnaryOperator<Dataset<Row>> make) {
    return new Table(name, doc, day, searched, fields, parquet, new Source(base, make));
  }

  /** Names and types without the NOT NULLs, which Spark cannot prove of computed columns. */
  public StructType schema() {
    return new StructType(fields.stream().map(Field::lenient).toArray(StructField[]::new));
  }

  /** Columns as they stand in a data file: all but the day, which the folder tells, with their NOT NULLs. */
  public StructType fileSchema() {
    return new StructType(fields.stream()
        .filter(field -> !field.equals(day))
        .map(Field::strict)
        .toArray(StructField[]::new));
  }

  /** Names of the columns whose file statistics are kept. */
  public Set<String> searchedNames() {
    var columns = searched.isEmpty() ? fields : searched;
    return columns.stream()
        .filter(field -> !field.equals(day))
        .filter(field -> Statistics.canBeKept(field.type()))
        .map(Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The column that tells the UTC day of a row, whether the table is partitioned by it or not. */
  Optional<Field> calendarDay() {
    return fields.stream()
        .filter(field -> field.name().equals("day") && field.type().equals(DataTypes.DateType))
        .findFirst();
  }

  StructType strictSchema() {
    return new StructType(fields.stream().map(Field::strict).toArray(StructField[]::new));
  }

  /** All columns, in order. */
  public Column[] columns() {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }

  /** Position of a field in a row of this table. */
  @SuppressWarnings("ReferenceEquality") // asks for what is equal as well, where it is not the same
  public int indexOf(Field field) {
    // Asked for each value of each row: nearly always by the very object.
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i) == field) {
        return i;
      }
    }
    int index = fields.indexOf(field);
    if (index < 0) {
      throw new IllegalArgumentException("Table " + name + " has no column " + field.name());
    }
    return index;
  }
}
