package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.LogOwner;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What of the logs of each account and region could not be read, told by the keys of the objects. */
final class QuarantineGaps {
  private static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  private static final Field REGION = LogIntegrity.REGION;
  private static final Field OBJECT = ReadAgain.OBJECT;
  private static final Field PARTS = required("parts", LongType, "How many parts are not held.");
  private static final Field OBJECTS = required("objects", LongType, "Of how many objects.");
  private static final Table LOST =
      Table.whole("lost_parts", "One part that is not held.", ACCOUNT, REGION, OBJECT);

  private QuarantineGaps() {}

  /**
   * quarantine × files → a row for each account and region of which a part is not held. An object that could not be fetched,
   * or was broken, at first and was read later, which the ledger tells, is none.
   */
  static Dataset<Row> of(Dataset<Row> quarantine, Dataset<Row> files) {
    MapFunction<Row, Row> placed = row -> placed(row.getString(0));
    return ReadAgain.lost(quarantine, files)
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
    LogOwner owner = LogOwner.of(KeyPlace.of(object).tail());
    return RowFactory.create(owner.account(), owner.region(), object);
  }
}
