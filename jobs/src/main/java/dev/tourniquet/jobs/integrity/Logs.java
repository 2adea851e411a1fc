package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.LogCheck;
import dev.tourniquet.integrity.LogCheck.FoundContent;
import dev.tourniquet.integrity.LogClaim;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.jobs.ingest.ObjectKind;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Log objects as digests name them, beside what lies at their places. */
final class Logs {
  static final Field ROOT = LogIntegrity.ROOT;
  static final Field TAIL = Digests.TAIL;
  static final Field OBJECT = LogIntegrity.OBJECT;
  /** Where {@link #TAIL} is for comparing, this is as it is. */
  private static final Field KEY = LogIntegrity.KEY;

  static final Table PLACES =
      Table.whole("places", "One object that is there.", ROOT, TAIL, OBJECT, KEY);

  private static final String[] PLACE = {ROOT.name(), TAIL.name()};
  static final Field SIGNED = required("signed", BooleanType, "Whether its digest is valid.");
  static final Field CLAIM = required("claim", Digests.CLAIM, "What the digest says of it.");
  private static final Field POSITION = required("pos", IntegerType, "Its place in the digest.");
  private static final Field EXPLODED = required("col", Digests.CLAIM, "One claim.");
  private static final Field CLAIMED_TAIL = required("claim.tail", StringType, "Its place.");
  private static final Field DIGEST = optional("digest", StringType, "Key of the digest.");

  /** The most that one log object may inflate to: what {@code ingest} reads of it. */
  private static final long MOST_BYTES = 512L << 20;

  private static final Column IS_NAMED = ObjectListing.OBJECT
      .col()
      .rlike("/CloudTrail/|_CloudTrail_")
      .and(ObjectListing.OBJECT.col().rlike("\\.metadata\\.json$").equalTo(false));

  private Logs() {}

  /** listing → where each object lies, whatever it is: a digest may name logs in any folder. */
  static Dataset<Row> places(Dataset<Row> listing) {
    int object = ObjectListing.TABLE.indexOf(ObjectListing.OBJECT);
    MapFunction<Row, Row> place = listed -> {
      KeyPlace at = KeyPlace.of(listed.getString(object));
      return RowFactory.create(at.root(), at.unpacked(), listed.getString(object), at.tail());
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

  /** digests → a row for each log that one names. */
  static Dataset<Row> claims(Dataset<Row> digests) {
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
        .withColumnsRenamed(java.util.Map.of(
            POSITION.name(), LogIntegrity.POSITION.name(), EXPLODED.name(), CLAIM.name()))
        .withColumn(TAIL.name(), CLAIMED_TAIL.col());
  }

  /** claims and places of objects → rows of log_integrity of the kind log. Each object that is named is read here. */
  static Dataset<Row> checked(Dataset<Row> claims, Dataset<Row> places, HadoopSettings hadoop) {
    MapFunction<Row, Row> check = row -> row(row, hadoop);
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

  private static Row row(Row row, HadoopSettings hadoop) throws IOException {
    Row named = row.getAs(CLAIM.name());
    LogClaim claim = new LogClaim(named.getString(1), named.getString(2), named.getString(3));
    String object = row.getAs(OBJECT.name());
    boolean signed = row.getAs(SIGNED.name());
    Optional<FoundContent> content =
        signed && object != null ? read(object, hadoop) : Optional.empty();
    Judgement judgement = LogCheck.judge(claim, signed, content);
    FactRows.Chain chain = FactRows.Chain.of(row);
    return RowFactory.create(
        "log",
        claim.key(),
        judgement.status().word(),
        null,
        FactRows.orNull(judgement.detail()),
        chain.account(),
        chain.region(),
        chain.trail(),
        row.getAs(LogIntegrity.FROM.name()),
        row.getAs(LogIntegrity.TO.name()),
        null,
        content.map(FoundContent::sha256).orElse(null),
        object,
        row.getAs(DIGEST.name()),
        row.getAs(LogIntegrity.POSITION.name()),
        chain.root());
  }

  private static Optional<FoundContent> read(String object, HadoopSettings hadoop)
      throws IOException {
    return ObjectContent.read(new Path(object), hadoop, MOST_BYTES, OutputStream.nullOutputStream())
        .map(content -> new FoundContent(content.sha256(), content.whole()));
  }
}
