package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.LogFolder;
import dev.tourniquet.integrity.TrailObject;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Quarantine;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.ObjectNames;
import dev.tourniquet.jobs.lake.Table;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What of the logs of each account and region could not be read, told by the keys of the objects. */
final class QuarantineGaps {
  private static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  private static final Field REGION = LogIntegrity.REGION;
  private static final Field OBJECT = required("object", StringType, "By one scheme.");
  private static final Field PARTS = required("parts", LongType, "How many parts are not held.");
  private static final Field OBJECTS = required("objects", LongType, "Of how many objects.");
  private static final Table LOST =
      Table.whole("lost_parts", "One part that is not held.", ACCOUNT, REGION, OBJECT);

  private QuarantineGaps() {}

  /**
   * quarantine × files → a row for each account and region of which a part is not held. An object that could not be fetched
   * at first and was read later, which the ledger tells, is none.
   */
  static Dataset<Row> of(Dataset<Row> quarantine, Dataset<Row> files) {
    Column fetched = not(Quarantine.isUnreadable());
    Dataset<Row> lost = quarantine
        .where(not(Quarantine.EVENT_KEPT.col()))
        .withColumn(ObjectNames.NAME.name(), ObjectNames.same(Quarantine.OBJECT.col()));
    Dataset<Row> neverRead = lost.where(not(fetched))
        .join(
            files.select(ObjectNames.of(Files.OBJECT)),
            new String[] {ObjectNames.NAME.name()},
            "left_anti");
    MapFunction<Row, Row> placed = row -> placed(row.getString(0));
    return lost.where(fetched)
        .select(ObjectNames.NAME.col())
        .union(neverRead.select(ObjectNames.NAME.col()))
        .map(placed, Encoders.row(LOST.schema()))
        .groupBy(ACCOUNT.col(), REGION.col())
        .agg(PARTS.is(count(lit(1))), OBJECTS.is(countDistinct(OBJECT.col())))
        .select(
            ACCOUNT.col(),
            REGION.col(),
            IntegrityGaps.GAPS.is(array(concat(
                lit("quarantine: "),
                PARTS.col(),
                lit(" parts of "),
                OBJECTS.col(),
                lit(" objects not read")))));
  }

  private static Row placed(String object) {
    String tail = KeyPlace.of(object).tail();
    Optional<TrailObject> name = TrailObject.of(tail);
    Optional<LogFolder> folder = LogFolder.of(tail);
    return RowFactory.create(
        name.map(TrailObject::account).or(() -> folder.map(LogFolder::account)).orElse(""),
        name.map(TrailObject::region).or(() -> folder.map(LogFolder::region)).orElse(""),
        object);
  }
}
