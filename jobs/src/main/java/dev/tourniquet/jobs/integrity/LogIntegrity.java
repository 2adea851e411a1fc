package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the digests of CloudTrail prove of the log objects, and what they do not. */
public final class LogIntegrity {
  public static final Field KIND = required(
      "kind",
      StringType,
      "digest or log: one object; gap: something not proved; signed: a time for which digests are whole.");
  public static final Field KEY =
      optional("key", StringType, "Key in the bucket, as the digest writes it.");
  public static final Field STATUS = optional(
      "status", StringType, "Of a digest or log: valid, modified, missing or bad-signature.");
  public static final Field REASON = optional(
      "reason",
      StringType,
      "Of a gap: no-signed-digest, logging-stopped, other-bucket, log-not-signed, unreadable, no-digests,"
          + " digests-ended, outside, before-first-digest, after-last-digest.");
  public static final Field DETAIL =
      optional("detail", StringType, "Why it is not valid, or could not be read.");
  public static final Field ACCOUNT =
      required("account", StringType, "Account the logs are of; empty when no name tells.");
  public static final Field REGION =
      required("region", StringType, "Region; empty when no name tells.");
  public static final Field TRAIL = required(
      "trail", StringType, "Name and home region of the trail; empty for what no digest names.");
  public static final Field FROM =
      optional("from", TimestampType, "Begin of the time the digest, log or gap is about.");
  public static final Field TO = optional("to", TimestampType, "Its end.");
  public static final Field LOGS =
      optional("logs", LongType, "Of a gap: log objects it is about, where it is about some.");
  public static final Field SHA256 =
      optional("sha256", StringType, "SHA-256 of the inflated content, as found.");
  public static final Field OBJECT = optional(
      "object",
      StringType,
      "URI of the object, as in events; of a missing one, where it should be.");
  public static final Field DIGEST = optional(
      "digest",
      StringType,
      "Key of the digest that speaks of it: the one that names a log, or the one after a missing or modified digest.");
  public static final Field POSITION =
      required("position", IntegerType, "Of a log: its place in the digest, from 0; else -1.");
  public static final Field ROOT =
      required("root", StringType, "URI before the part of the key that AWS names.");

  public static final Table TABLE = Table.whole(
          "log_integrity",
          "One digest or log object that was checked with `verify`, one gap, or one time without a gap.",
          KIND,
          KEY,
          STATUS,
          REASON,
          DETAIL,
          ACCOUNT,
          REGION,
          TRAIL,
          FROM,
          TO,
          LOGS,
          SHA256,
          OBJECT,
          DIGEST,
          POSITION,
          ROOT)
      .searchedBy(KIND, STATUS, ACCOUNT, REGION, OBJECT, TO);

  private LogIntegrity() {}

  /** How a kind is written. */
  static String word(IntegrityFact.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Rows in the order of the chain: each digest, then the logs it names. */
  static Dataset<Row> inOrder(Dataset<Row> facts) {
    return facts.orderBy(
        ROOT.col(),
        ACCOUNT.col(),
        REGION.col(),
        TRAIL.col(),
        TO.col(),
        when(is(IntegrityFact.Kind.DIGEST), 0)
            .when(is(IntegrityFact.Kind.LOG), 1)
            .otherwise(2),
        POSITION.col(),
        KEY.col());
  }

  /** A column that is printed of gaps alone: of an object, its key says the same. */
  public static Column gapOnly(Field field) {
    Column said = field.type().equals(StringType) ? field.col().notEqual("") : lit(true);
    return field.is(when(is(IntegrityFact.Kind.GAP).and(said), field.col()));
  }

  static Column is(IntegrityFact.Kind kind) {
    return KIND.col().equalTo(word(kind));
  }

  /** Rows that a user should look into. */
  static Column alarming() {
    String[] gaps = Arrays.stream(GapReason.values())
        .filter(GapReason::alarming)
        .map(GapReason::word)
        .toArray(String[]::new);
    Column wrong =
        STATUS.col().notEqual(Status.VALID.word()).or(REASON.col().isin((Object[]) gaps));
    return coalesce(wrong, lit(false));
  }
}
