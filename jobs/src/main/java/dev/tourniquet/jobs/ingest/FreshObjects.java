package dev.tourniquet.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.FolderDays;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.jobs.lake.Table;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple2;

/** Objects that are not in the ledger yet. */
final class FreshObjects {
  private static final Field TOLD =
      Field.required("told", DataTypes.BooleanType, "Whether an earlier run could not read it.");

  private static final Field DAY_NUMBER =
      Field.required("dayNumber", DataTypes.IntegerType, "Its day, in days since 1970.");
  private static final Table LISTED = Table.whole(
      "listed",
      "One object below a folder.",
      Files.OBJECT,
      Files.BYTES,
      DAY_NUMBER,
      ObjectNames.NAME);

  private FreshObjects() {}

  static JavaRDD<ListedObject> of(Lake lake, IngestOptions options) {
    JavaRDD<ListedObject> listed = ObjectListing.found(lake.spark(), options.logs(), options.days())
        .map(object -> new ListedObject(object.uri(), object.bytes(), object.day(), false));
    if (listed.isEmpty() && !ObjectListing.isAnyBelow(lake.spark(), options.logs())) {
      throw nothing(options);
    }
    return lake.exists(Files.TABLE) ? unread(lake, options, listed) : listed;
  }

  private static LakeException nothing(IngestOptions options) {
    return new LakeException(
        "Cannot ingest: there is no object below "
            + String.join(", ", options.logs())
            + ". Check --logs: CloudTrail writes AWSLogs/<account>/CloudTrail/<region>/yyyy/mm/dd/*.json.gz.");
  }

  private static JavaRDD<ListedObject> unread(
      Lake lake, IngestOptions options, JavaRDD<ListedObject> listed) {
    Dataset<Row> told = lake.read(Quarantine.TABLE)
        .where(Quarantine.isUnreadable())
        .select(ObjectNames.of(Quarantine.OBJECT), TOLD.is(lit(true)))
        .distinct();
    String[] same = {ObjectNames.NAME.name(), Files.BYTES.name()};
    return lake.spark()
        .createDataFrame(listed.map(FreshObjects::row), LISTED.schema())
        .join(done(lake, options), same, "left_anti")
        .join(told, new String[] {ObjectNames.NAME.name()}, "left")
        .select(
            Files.OBJECT.col(),
            Files.BYTES.col(),
            DAY_NUMBER.col(),
            coalesce(TOLD.col(), lit(false)))
        .toJavaRDD()
        .map(row ->
            new ListedObject(row.getString(0), row.getLong(1), row.getInt(2), row.getBoolean(3)));
  }

  /** The ledger without the readings that a smaller limit cut short. */
  private static Dataset<Row> done(Lake lake, IngestOptions options) {
    Dataset<Row> refused = lake.read(Quarantine.TABLE)
        .where(Quarantine.isRefusedBelow(options.limits()))
        .select(ObjectNames.of(Quarantine.OBJECT), Quarantine.BATCH.col());
    String[] reading = {ObjectNames.NAME.name(), Files.BATCH.name()};
    return ledger(lake, options.days()).join(refused, reading, "left_anti");
  }

  private static Dataset<Row> ledger(Lake lake, FolderDays days) {
    Dataset<Row> ledger = lake.read(Files.TABLE);
    if (days.from() != null) {
      ledger = ledger.where(Files.DAY.col().isNull().or(Files.DAY.col().geq(lit(days.from()))));
    }
    if (days.to() != null) {
      ledger = ledger.where(Files.DAY.col().isNull().or(Files.DAY.col().leq(lit(days.to()))));
    }
    return ledger.select(ObjectNames.of(Files.OBJECT), Files.BYTES.col(), Files.BATCH.col());
  }

  private static Row row(ListedObject object) {
    return RowFactory.create(
        object.uri(), object.bytes(), object.day(), ObjectNames.same(object.uri()));
  }

  /** Stored bytes, and something for each object, by day. */
  static Map<Integer, Long> bytesByDay(JavaRDD<ListedObject> objects) {
    return objects
        .mapToPair(object -> new Tuple2<>(object.day(), object.bytes() + LoadEvents.OBJECT_COST))
        .reduceByKey(Long::sum, 1)
        .collectAsMap();
  }
}
