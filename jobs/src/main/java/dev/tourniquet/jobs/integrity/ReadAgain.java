package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.TrailObject;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Quarantine;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.jobs.lake.Table;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Broken objects that were read whole since: fetched again under the same name, or a copy elsewhere under the name that
 * CloudTrail gave, which is that of no other object. One that holds fewer events than were read before is not the whole.
 */
final class ReadAgain {
  static final Field OBJECT = required("object", StringType, "By one scheme.");
  private static final Field FILE =
      required("file", StringType, "CloudTrail's name of the object, else its URI.");
  private static final Field BATCH = required("batch", LongType, "The ingest that read it.");
  private static final Field EVENTS = required("events", LongType, "Events met in it.");
  private static final Table READINGS =
      Table.whole("readings", "One time an object was read.", OBJECT, FILE, BATCH, EVENTS);
  private static final Table LOST =
      Table.whole("lost", "One part that was not.", OBJECT, FILE, BATCH);
  private static final Pattern PACKED = Pattern.compile("\\.json[a-z]?(\\.[A-Za-z0-9]+)*$");
  private static final String[] READING = {OBJECT.name(), BATCH.name()};

  private ReadAgain() {}

  /** quarantine × files → a row for each part that is not held. */
  static Dataset<Row> lost(Dataset<Row> quarantine, Dataset<Row> files) {
    Dataset<Row> missing = quarantine.where(not(Quarantine.EVENT_KEPT.col()));
    // Few objects are broken, and the ledger is long.
    Dataset<Row> readings = readings(files)
        .join(parts(missing).select(FILE.col()), new String[] {FILE.name()}, "left_semi");
    Dataset<Row> broken = parts(missing.where(not(Quarantine.isUnreadable())));
    Dataset<Row> refused = parts(missing.where(Quarantine.isUnreadable()));
    Dataset<Row> whole = readings.join(broken, READING, "left_anti");
    return unmended(broken, readings, whole)
        .select(OBJECT.col())
        // What was read since, in whatever part, tells of its own parts.
        .union(refused
            .join(readings.select(FILE.col()), new String[] {FILE.name()}, "left_anti")
            .select(OBJECT.col()));
  }

  private static Dataset<Row> readings(Dataset<Row> files) {
    MapFunction<Row, Row> read = ReadAgain::reading;
    return files
        .select(
            Files.OBJECT.col(), Files.BATCH.col(), Files.EVENTS.col().plus(Files.DUPLICATES.col()))
        .map(read, Encoders.row(READINGS.schema()));
  }

  private static Dataset<Row> unmended(
      Dataset<Row> broken, Dataset<Row> readings, Dataset<Row> whole) {
    Dataset<Row> counted =
        broken.join(readings.select(OBJECT.col(), BATCH.col(), EVENTS.col()), READING, "left");
    Column since = BATCH.of("whole").geq(BATCH.of("broken"));
    Column asMuch =
        EVENTS.of("whole").geq(functions.coalesce(EVENTS.of("broken"), functions.lit(0L)));
    return counted
        .as("broken")
        .join(
            whole.as("whole"),
            FILE.of("whole").equalTo(FILE.of("broken")).and(since).and(asMuch),
            "left_anti");
  }

  private static Dataset<Row> parts(Dataset<Row> quarantine) {
    MapFunction<Row, Row> lost = row -> {
      String object = ObjectNames.same(row.getString(0));
      return RowFactory.create(object, file(object), row.getLong(1));
    };
    return quarantine
        .select(Quarantine.OBJECT.col(), Quarantine.BATCH.col())
        .map(lost, Encoders.row(LOST.schema()));
  }

  private static Row reading(Row row) {
    String object = ObjectNames.same(row.getString(0));
    return RowFactory.create(object, file(object), row.getLong(1), row.getLong(2));
  }

  /** A log that was packed by somebody else is skipped, and comes unpacked. */
  private static String file(String object) {
    String name =
        PACKED.matcher(object.substring(object.lastIndexOf('/') + 1)).replaceFirst(".json");
    return TrailObject.of(name).isPresent() ? name : object;
  }
}
