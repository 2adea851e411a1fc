package dev.tourniquet.jobs.integrity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.not;

import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.jobs.ingest.ObjectKind;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What lies below the folders that are checked, and which of it are log objects. */
final class Logs {
  static final Field ROOT = LogIntegrity.ROOT;
  static final Field TAIL = Digests.TAIL;
  static final Field OBJECT = LogIntegrity.OBJECT;
  /** Where {@link #TAIL} is for comparing, this is as it is. */
  private static final Field KEY = LogIntegrity.KEY;

  static final Field BYTES = ObjectListing.BYTES;

  static final Table PLACES =
      Table.whole("places", "One object that is there.", ROOT, TAIL, OBJECT, KEY, BYTES);

  private static final Column IS_NAMED = ObjectListing.OBJECT
      .col()
      .rlike("/CloudTrail/|_CloudTrail_")
      .and(ObjectListing.OBJECT.col().rlike("\\.metadata\\.json$").equalTo(false));

  private Logs() {}

  /** listing → where each object lies, whatever it is: a digest may name logs in any folder. */
  static Dataset<Row> places(Dataset<Row> listing) {
    int object = ObjectListing.TABLE.indexOf(ObjectListing.OBJECT);
    int bytes = ObjectListing.TABLE.indexOf(ObjectListing.BYTES);
    MapFunction<Row, Row> place = listed -> {
      String uri = listed.getString(object);
      KeyPlace at = KeyPlace.of(uri);
      return RowFactory.create(at.root(), at.unpacked(), uri, at.tail(), listed.getLong(bytes));
    };
    return listing.map(place, Encoders.row(PLACES.schema()));
  }

  /**
   * listing × digests → log objects that are there: what CloudTrail names so, and beside digests whatever {@code ingest} reads
   * events from. Files elsewhere are just files.
   */
  static Dataset<Row> found(Dataset<Row> listing, Dataset<Row> digests) {
    int object = ObjectListing.TABLE.indexOf(ObjectListing.OBJECT);
    FilterFunction<Row> log = row -> ObjectKind.of(row.getString(object)) == ObjectKind.LOG;
    Dataset<Row> readable = listing.filter(log);
    Dataset<Row> trees = digests.select(ROOT.col()).distinct();
    Column below = ObjectListing.OBJECT.col().startsWith(ROOT.col());
    return places(readable
        .where(IS_NAMED)
        .union(readable.where(not(IS_NAMED)).join(broadcast(trees), below, "left_semi")));
  }
}
