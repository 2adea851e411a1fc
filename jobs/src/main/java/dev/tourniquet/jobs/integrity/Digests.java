package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.ChainLink;
import dev.tourniquet.integrity.ChainLink.Before;
import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.PreviousDigest;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.ingest.ObjectKind;
import dev.tourniquet.jobs.integrity.ObjectContent.Listed;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** Every digest below the log folder, read and judged by its own signature and place. */
final class Digests {
  static final Field ROOT = LogIntegrity.ROOT;
  static final Field TAIL = required("tail", StringType, "Part of the key that AWS names.");
  static final Field KEY = LogIntegrity.KEY;
  static final Field OBJECT = LogIntegrity.OBJECT;
  static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  static final Field REGION = LogIntegrity.REGION;
  static final Field TRAIL = LogIntegrity.TRAIL;
  static final Field FROM = LogIntegrity.FROM;
  static final Field TO = LogIntegrity.TO;
  static final Field SHA256 = LogIntegrity.SHA256;
  static final Field SIGNATURE = required("signature", StringType, "Hexadecimal; may be empty.");
  static final Field STATUS = LogIntegrity.STATUS;
  static final Field DETAIL = LogIntegrity.DETAIL;
  static final Field BEFORE = optional(
      "before",
      new StructType()
          .add("bucket", StringType)
          .add("key", StringType)
          .add("hash", StringType)
          .add("algorithm", StringType)
          .add("signature", StringType)
          .add("tail", StringType)
          .add("sameBucket", BooleanType),
      "The digest before it, as it names it.");
  static final StructType CLAIM = new StructType()
      .add("tail", StringType)
      .add("key", StringType)
      .add("hash", StringType)
      .add("algorithm", StringType);
  static final Field CLAIMS =
      required("claims", new ArrayType(CLAIM, false), "Log objects it names.");
  static final Table TABLE = Table.whole(
      "digests",
      "One digest object.",
      ROOT,
      TAIL,
      KEY,
      OBJECT,
      ACCOUNT,
      REGION,
      TRAIL,
      FROM,
      TO,
      SHA256,
      SIGNATURE,
      STATUS,
      DETAIL,
      BEFORE,
      CLAIMS);

  /** Beside a digest may lie what the API says of it, under its name and {@code .metadata.json}. */
  private static final Pattern DIGEST =
      Pattern.compile("(?i)(?<!\\.metadata)\\.json$|\\.json\\.gz$");

  private Digests() {}

  private static boolean isDigest(String object) {
    return ObjectKind.of(object) == ObjectKind.DIGEST && DIGEST.matcher(object).find();
  }

  /** listing → digests. */
  static Dataset<Row> fromListing(Dataset<Row> listing, TrustedKeys keys, HadoopSettings hadoop) {
    int object = ObjectListing.TABLE.indexOf(ObjectListing.OBJECT);
    int bytes = ObjectListing.TABLE.indexOf(ObjectListing.BYTES);
    DigestObject reader = new DigestObject(keys, hadoop);
    MapFunction<Row, Row> read =
        listed -> row(reader.read(new Listed(listed.getString(object), listed.getLong(bytes))));
    FilterFunction<Row> digest = row -> isDigest(row.getString(object));
    return listing.filter(digest).map(read, Encoders.row(TABLE.schema()));
  }

  private static Row row(DigestObject.Read read) {
    ChainLink link = read.link();
    return RowFactory.create(
        link.place().root(),
        link.place().tail(),
        link.key(),
        read.object(),
        read.account(),
        read.region(),
        read.trail(),
        link.start(),
        link.end(),
        link.hash(),
        link.signature(),
        link.judgement().status().word(),
        link.judgement().detail(),
        link.before().map(Digests::before).orElse(null),
        read.claims().toArray());
  }

  private static Row before(Before before) {
    PreviousDigest named = before.digest();
    return RowFactory.create(
        named.bucket(),
        named.key(),
        named.hash(),
        named.algorithm(),
        named.signature(),
        before.tail(),
        before.sameBucket());
  }

  static ChainLink link(Row row) {
    return new ChainLink(
        new KeyPlace(row.getAs(ROOT.name()), row.getAs(TAIL.name())),
        row.getAs(KEY.name()),
        row.<Instant>getAs(FROM.name()),
        row.<Instant>getAs(TO.name()),
        row.getAs(SHA256.name()),
        row.getAs(SIGNATURE.name()),
        Optional.ofNullable(row.<Row>getAs(BEFORE.name())).map(Digests::before),
        judgement(row));
  }

  private static Before before(Row row) {
    return new Before(
        new PreviousDigest(
            row.getString(0),
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4)),
        row.getString(5),
        row.getBoolean(6));
  }

  private static Judgement judgement(Row row) {
    String word = row.getAs(STATUS.name());
    Status status = List.of(Status.values()).stream()
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow();
    return new Judgement(status, row.getAs(DETAIL.name()));
  }
}
