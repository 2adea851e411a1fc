package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.util.Map;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Log objects as digests name them, beside what lies at their places. */
final class Claims {
  static final Field ROOT = LogIntegrity.ROOT;
  static final Field TAIL = Digests.TAIL;
  static final Field SIGNED = required("signed", BooleanType, "Whether its digest is valid.");
  static final Field CLAIM = required("claim", Digests.CLAIM, "What the digest says of it.");
  static final Field DIGEST = optional("digest", StringType, "Key of the digest.");
  private static final Field POSITION = required("pos", IntegerType, "Its place in the digest.");
  private static final Field EXPLODED = required("col", Digests.CLAIM, "One claim.");
  private static final Field CLAIMED_TAIL = required("claim.tail", StringType, "Its place.");
  private static final String[] PLACE = {ROOT.name(), TAIL.name()};

  private Claims() {}

  /** digests → a row for each log that one names. */
  static Dataset<Row> fromDigests(Dataset<Row> digests) {
    return digests
        .select(
            ROOT.col(),
            LogIntegrity.ACCOUNT.col(),
            LogIntegrity.REGION.col(),
            LogIntegrity.TRAIL.col(),
            LogIntegrity.FROM.col(),
            LogIntegrity.TO.col(),
            DIGEST.is(Digests.KEY.col()),
            SIGNED.is(Digests.STATUS.col().equalTo(Status.VALID.word())),
            posexplode(Digests.CLAIMS.col()))
        .withColumnsRenamed(
            Map.of(POSITION.name(), LogIntegrity.POSITION.name(), EXPLODED.name(), CLAIM.name()))
        .withColumn(TAIL.name(), CLAIMED_TAIL.col());
  }

  /** claims → those of logs that would have been found, were they there. */
  static Dataset<Row> inside(Dataset<Row> claims, CheckedFolders folders) {
    FilterFunction<Row> inside = claim -> folders.holds(place(claim));
    return claims.filter(inside);
  }

  /** claims → those of logs in folders that were not checked. */
  static Dataset<Row> outside(Dataset<Row> claims, CheckedFolders folders) {
    FilterFunction<Row> outside = claim -> !folders.holds(place(claim));
    return claims.filter(outside);
  }

  private static KeyPlace place(Row claim) {
    return new KeyPlace(claim.getAs(ROOT.name()), claim.getAs(TAIL.name()));
  }

  /** claims and places of objects → rows of log_integrity of the kind log. Each object that is named is read here. */
  static Dataset<Row> checked(Dataset<Row> claims, Dataset<Row> places, HadoopSettings hadoop) {
    ClaimedLog log = new ClaimedLog(hadoop);
    MapFunction<Row, Row> check = log::check;
    return heard(claims)
        .join(places, PLACE, "left")
        .map(check, Encoders.row(LogIntegrity.TABLE.schema()));
  }

  /** A digest that is not valid has nothing to say of a log that a valid one names. */
  private static Dataset<Row> heard(Dataset<Row> claims) {
    Dataset<Row> signed = claims.where(SIGNED.col());
    return claims
        .where(not(SIGNED.col()))
        .join(signed.select(ROOT.col(), TAIL.col()), PLACE, "left_anti")
        .unionByName(signed);
  }
}
