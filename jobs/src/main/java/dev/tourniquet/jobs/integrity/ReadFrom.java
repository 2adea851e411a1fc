package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The log objects that the events of a page were read from, and what their digests prove. */
public final class ReadFrom {
  /** Objects that a page names; it tells how many more there are. */
  private static final int MOST_OBJECTS = 100;

  /** Column of cited events: objects of those that lead come first. */
  public static final Field LEADS =
      required("leads", BooleanType, "Whether the page is about this event.");

  /** Column of the answer. */
  public static final Field PIECE =
      required("piece", StringType, "One object as JSON, and how many there are.");

  private static final String[] ID = {
    Events.DAY.name(), Events.ACCOUNT.name(), Events.EVENT_ID.name()
  };
  private static final String[] READING = {Events.OBJECT.name(), Events.BATCH.name()};
  private static final Field REGION = required("region", StringType, "Region of the events.");
  private static final Field FROM = required("from", TimestampType, "The first of them.");
  private static final Field TO = required("to", TimestampType, "The last of them.");
  private static final Field EVENTS = required("events", LongType, "How many the page cites.");
  private static final Field SHA256 = optional("sha256", StringType, "Hash of what was read.");
  private static final Field INTEGRITY =
      optional("integrity", StringType, "What verify found; none where it did not run.");
  private static final Field TOTAL = required("total", LongType, "Objects of the page.");
  private static final Field RANK = required("rank", IntegerType, "Place among them, from 1.");
  private static final List<Field> SHOWN =
      List.of(Events.OBJECT, Events.ACCOUNT, REGION, FROM, TO, EVENTS, SHA256, INTEGRITY, TOTAL);

  private final Dataset<Row> events;
  private final Dataset<Row> files;
  private final Dataset<Row> integrity;

  /**
   * By these tables.
   *
   * @param integrity held against what was read: {@link AsRead}
   */
  public ReadFrom(Dataset<Row> events, Dataset<Row> files, Dataset<Row> integrity) {
    this.events = events.select(
        Events.DAY.col(),
        Events.ACCOUNT.col(),
        Events.EVENT_ID.col(),
        Events.AWS_REGION.col(),
        Events.EVENT_TIME.col(),
        Events.OBJECT.col(),
        Events.BATCH.col());
    this.files = files;
    this.integrity = integrity;
  }

  /** By the tables of a lake. */
  public static ReadFrom of(Lake lake) {
    return new ReadFrom(lake.read(Events.TABLE), lake.read(Files.TABLE), AsRead.of(lake));
  }

  /**
   * Day, account and id of events that each page cites → a piece for each object of each page.
   *
   * @param page the columns that tell a page
   */
  public Dataset<Row> objects(Dataset<Row> cited, Field... page) {
    Column[] ofPage = Arrays.stream(page).map(Field::col).toArray(Column[]::new);
    var all = Window.partitionBy(ofPage);
    var mostFirst = all.orderBy(
        LEADS.col().desc(),
        EVENTS.col().desc(),
        Events.OBJECT.col(),
        Events.BATCH.col(),
        REGION.col());
    return perObject(cited, ofPage)
        .withColumn(TOTAL.name(), count(lit(1)).over(all))
        .withColumn(RANK.name(), row_number().over(mostFirst))
        .where(RANK.col().leq(MOST_OBJECTS))
        .join(hashes(), READING, "left")
        .withColumn(ObjectNames.NAME.name(), ObjectNames.same(Events.OBJECT.col()))
        .join(proofs(), ObjectNames.NAME.name(), "left")
        .withColumn(
            PIECE.name(), to_json(struct(SHOWN.stream().map(Field::col).toArray(Column[]::new))));
  }

  private Dataset<Row> perObject(Dataset<Row> cited, Column... ofPage) {
    Column[] by = Stream.concat(
            Arrays.stream(ofPage),
            Stream.of(
                Events.OBJECT.col(),
                Events.BATCH.col(),
                Events.ACCOUNT.col(),
                REGION.is(coalesce(Events.AWS_REGION.col(), lit("")))))
        .toArray(Column[]::new);
    return events
        .join(cited, ID)
        .groupBy(by)
        .agg(
            FROM.is(min(Events.EVENT_TIME.col())),
            TO.is(max(Events.EVENT_TIME.col())),
            EVENTS.is(count(lit(1))),
            LEADS.is(max(LEADS.col())));
  }

  /** Of what was read, whatever lies in the bucket now: an object that was replaced was read once more, by another batch. */
  private Dataset<Row> hashes() {
    return files.select(
        Events.OBJECT.is(Files.OBJECT.col()),
        Events.BATCH.is(Files.BATCH.col()),
        SHA256.is(Files.CONTENT_SHA256.col()));
  }

  /** Where several answers are held of one object, by several schemes or chains, the gravest. */
  private Dataset<Row> proofs() {
    return integrity
        .where(LogIntegrity.OBJECT.col().isNotNull())
        .groupBy(ObjectNames.of(LogIntegrity.OBJECT))
        .agg(INTEGRITY.is(AsRead.gravest()));
  }
}
