package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.Hours;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.LogFolder;
import dev.tourniquet.integrity.SignedTime;
import dev.tourniquet.integrity.TrailObject;
import dev.tourniquet.integrity.UnnamedLogs;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** Log objects that no digest names, or that lie elsewhere: one row each where that should not be, else one for many. */
final class UnnamedLogRows {
  private static final Field ROOT = LogIntegrity.ROOT;
  private static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  private static final Field REGION = LogIntegrity.REGION;
  private static final Field KEY = LogIntegrity.KEY;
  private static final Field OBJECT = LogIntegrity.OBJECT;
  private static final Field TIME = required("time", TimestampType, "Time in its name.");
  private static final Field REASON = required("reason", StringType, "Why no digest names it.");
  private static final Field FIRST = optional("first", TimestampType, "Signed from.");
  private static final Field END = required("end", TimestampType, "End of the last of a trail.");
  private static final Field ENDS =
      optional("ends", new ArrayType(TimestampType, false), "The same of each trail.");
  private static final Field UNCHECKED = optional(
      "unchecked",
      new ArrayType(new StructType().add("from", TimestampType).add("to", TimestampType), false),
      "Stretches that were not checked.");
  private static final Table TABLE = Table.whole(
      "unnamed_logs", "One log no digest names.", ROOT, ACCOUNT, REGION, KEY, OBJECT, TIME);
  private static final Table REASONED = Table.whole(
      "unnamed_logs", "One with its reason.", ROOT, ACCOUNT, REGION, KEY, OBJECT, TIME, REASON);

  private UnnamedLogRows() {}

  /** Found logs, claims and facts of the chains → rows of log_integrity of the kind gap. */
  static Dataset<Row> of(
      Dataset<Row> found, Dataset<Row> claims, Dataset<Row> chains, CheckedFolders folders) {
    String[] place = {ROOT.name(), Claims.TAIL.name()};
    String[] part = {ROOT.name(), ACCOUNT.name(), REGION.name()};
    MapFunction<Row, Row> named = UnnamedLogRows::named;
    MapFunction<Row, Row> reasoned = row -> reasoned(row, folders);
    MapFunction<Row, Row> elsewhere = UnnamedLogRows::elsewhere;
    Dataset<Row> unnamed = found
        .join(claims.select(ROOT.col(), Claims.TAIL.col()), place, "left_anti")
        .map(named, Encoders.row(TABLE.schema()))
        .join(signedTime(chains), part, "left")
        .map(reasoned, Encoders.row(REASONED.schema()));
    Dataset<Row> outside =
        Claims.outside(claims, folders).map(elsewhere, Encoders.row(REASONED.schema()));
    return rows(unnamed.union(outside));
  }

  /** Facts of the chains → one row for each account and region with a signed digest: for which time they speak. */
  private static Dataset<Row> signedTime(Dataset<Row> chains) {
    Column signed = LogIntegrity.is(IntegrityFact.Kind.SIGNED);
    Column unchecked = LogIntegrity.REASON
        .col()
        .equalTo(GapReason.OUTSIDE.word())
        .and(LogIntegrity.FROM.col().lt(LogIntegrity.TO.col()));
    return chains
        .groupBy(ROOT.col(), ACCOUNT.col(), REGION.col(), LogIntegrity.TRAIL.col())
        .agg(
            FIRST.is(min(when(signed, LogIntegrity.FROM.col()))),
            END.is(max(when(signed, LogIntegrity.TO.col()))),
            UNCHECKED.is(collect_list(
                when(unchecked, struct(LogIntegrity.FROM.col(), LogIntegrity.TO.col())))))
        .where(END.col().isNotNull())
        .groupBy(ROOT.col(), ACCOUNT.col(), REGION.col())
        .agg(
            FIRST.is(min(FIRST.col())),
            ENDS.is(collect_list(END.col())),
            UNCHECKED.is(flatten(collect_list(UNCHECKED.col()))));
  }

  private static Row named(Row found) {
    String tail = found.getAs(KEY.name());
    Optional<TrailObject> name = TrailObject.of(tail);
    Optional<LogFolder> folder = LogFolder.of(tail);
    return RowFactory.create(
        found.getAs(ROOT.name()),
        name.map(TrailObject::account).or(() -> folder.map(LogFolder::account)).orElse(""),
        name.map(TrailObject::region).or(() -> folder.map(LogFolder::region)).orElse(""),
        tail,
        found.getAs(OBJECT.name()),
        name.map(TrailObject::time).orElse(null));
  }

  /** A log that a digest names in a folder that was not checked: it is told by the end of the digest. */
  private static Row elsewhere(Row claim) {
    return RowFactory.create(
        claim.getAs(ROOT.name()),
        claim.getAs(ACCOUNT.name()),
        claim.getAs(REGION.name()),
        claim.getAs(Claims.TAIL.name()),
        "",
        claim.getAs(LogIntegrity.TO.name()),
        GapReason.OUTSIDE.word());
  }

  private static Row reasoned(Row row, CheckedFolders folders) {
    String tail = row.getAs(KEY.name());
    KeyPlace place = new KeyPlace(row.getAs(ROOT.name()), tail);
    GapReason reason = TrailObject.of(tail)
        .map(name -> UnnamedLogs.reason(place, name, signed(row), folders::holds))
        .orElse(GapReason.LOG_NOT_SIGNED);
    return RowFactory.create(
        row.getAs(ROOT.name()),
        row.getAs(ACCOUNT.name()),
        row.getAs(REGION.name()),
        row.getAs(KEY.name()),
        row.getAs(OBJECT.name()),
        row.getAs(TIME.name()),
        reason.word());
  }

  private static Optional<SignedTime> signed(Row row) {
    Instant first = row.getAs(FIRST.name());
    return Optional.ofNullable(first)
        .map(from -> SignedTime.of(from, row.getList(row.fieldIndex(ENDS.name())), unchecked(row)));
  }

  private static List<Hours> unchecked(Row row) {
    return row.<Row>getList(row.fieldIndex(UNCHECKED.name())).stream()
        .map(hours -> new Hours(hours.getAs(0), hours.getAs(1)))
        .toList();
  }

  private static Dataset<Row> rows(Dataset<Row> unnamed) {
    Column single = REASON.col().equalTo(GapReason.LOG_NOT_SIGNED.word());
    return unnamed
        .groupBy(
            ROOT.col(),
            ACCOUNT.col(),
            REGION.col(),
            REASON.col(),
            KEY.is(when(single, KEY.col())),
            OBJECT.is(when(single, OBJECT.col())))
        .agg(
            LogIntegrity.FROM.is(min(TIME.col())),
            LogIntegrity.TO.is(max(TIME.col())),
            LogIntegrity.LOGS.is(count(lit(1))))
        .withColumn(LogIntegrity.KIND.name(), lit(LogIntegrity.word(IntegrityFact.Kind.GAP)))
        .withColumn(LogIntegrity.STATUS.name(), lit(null).cast(StringType))
        .withColumn(LogIntegrity.DETAIL.name(), lit(null).cast(StringType))
        .withColumn(LogIntegrity.TRAIL.name(), lit(""))
        .withColumn(LogIntegrity.SHA256.name(), lit(null).cast(StringType))
        .withColumn(LogIntegrity.DIGEST.name(), lit(null).cast(StringType))
        .withColumn(LogIntegrity.POSITION.name(), lit(-1))
        .select(LogIntegrity.TABLE.columns());
  }
}
