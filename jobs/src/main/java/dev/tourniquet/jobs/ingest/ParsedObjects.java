package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.ingest.ObjectParser.Item;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.Table;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What came out of objects: a row for each event, each problem, and each object itself. */
final class ParsedObjects {
  static final Field OBJECT = required("object", StringType, "URI of the object.");
  static final Field KIND = optional("kind", StringType, "On the object's own row: its kind.");
  static final Field BYTES =
      optional("bytes", LongType, "On the object's own row: size as stored.");
  static final Field INFLATED =
      optional("inflatedBytes", LongType, "On the object's own row: size inflated.");
  static final Field EVENT = optional("event", Events.TABLE.schema(), "On an event's row.");
  static final Field PROBLEM =
      optional("problem", Quarantine.TABLE.schema(), "On a problem's row.");
  static final Table TABLE = Table.whole(
      "parsed", "One thing found in an object.", OBJECT, KIND, BYTES, INFLATED, EVENT, PROBLEM);

  private ParsedObjects() {}

  /** listing → parsed. */
  static Dataset<Row> fromListing(Dataset<Row> listing, HadoopSettings hadoop, Limits limits) {
    FlatMapFunction<Row, Row> read = row -> read(row, hadoop, limits);
    return listing.flatMap(read, Encoders.row(TABLE.schema()));
  }

  private static Iterator<Row> read(Row listed, HadoopSettings hadoop, Limits limits) {
    String object = listed.getString(ObjectListing.TABLE.indexOf(ObjectListing.OBJECT));
    long bytes = listed.getLong(ObjectListing.TABLE.indexOf(ObjectListing.BYTES));
    ObjectKind kind = ObjectKind.of(object);
    if (kind != ObjectKind.LOG) {
      return List.of(object(object, kind, bytes, 0)).iterator();
    }
    InflatedObject inflated = InflatedObject.read(new Path(object), hadoop, limits);
    if (inflated.unreadable()) {
      return List.of(problem(object, inflated.problem().orElseThrow())).iterator();
    }
    ObjectParser parser = new ObjectParser(object, inflated.bytes(), limits);
    Row summary = object(object, parser.kind(), bytes, inflated.bytes().length);
    Stream<Row> problems = inflated.problem().stream().map(problem -> problem(object, problem));
    return Stream.of(Stream.of(summary), problems, rows(object, parser))
        .flatMap(rows -> rows)
        .iterator();
  }

  private static Stream<Row> rows(String object, ObjectParser parser) {
    Iterable<Item> items = () -> parser;
    return StreamSupport.stream(items.spliterator(), false).map(item -> row(object, item));
  }

  private static Row row(String object, Item item) {
    if (item instanceof Item.Broken broken) {
      return problem(object, broken.problem());
    }
    return RowFactory.create(object, null, null, null, ((Item.Read) item).row(), null);
  }

  private static Row object(String object, ObjectKind kind, long bytes, long inflated) {
    return RowFactory.create(object, kind.name(), bytes, inflated, null, null);
  }

  private static Row problem(String object, Problem problem) {
    return RowFactory.create(object, null, null, null, null, Quarantine.row(object, problem));
  }
}
