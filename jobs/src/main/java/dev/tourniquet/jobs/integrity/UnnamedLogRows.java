package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.LogOwner;
import dev.tourniquet.integrity.TrailObject;
import dev.tourniquet.integrity.UnnamedLogs;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Log objects that no digest names, or that lie elsewhere: one row each where that should not be, else one for many. */
final class UnnamedLogRows {
  private static final Field ROOT = LogIntegrity.ROOT;
  private static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  private static final Field REGION = LogIntegrity.REGION;
  private static final Field KEY = LogIntegrity.KEY;
  private static final Field OBJECT = LogIntegrity.OBJECT;
  private static final Field TIME = required("time", TimestampType, "Time in its name.");
  private static final Field REASON = required("reason", StringType, "Why no digest names it.");
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
        .join(SignedHours.of(chains), part, "left")
        .map(reasoned, Encoders.row(REASONED.schema()));
    Dataset<Row> outside =
        Claims.outside(claims, folders).map(elsewhere, Encoders.row(REASONED.schema()));
    return rows(unnamed.union(outside));
  }

  private static Row named(Row found) {
    String tail = found.getAs(KEY.name());
    LogOwner owner = LogOwner.of(tail);
    return RowFactory.create(
        found.getAs(ROOT.name()),
        owner.account(),
        owner.region(),
        tail,
        found.getAs(OBJECT.name()),
        TrailObject.of(tail).map(TrailObject::time).orElse(null));
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
        .map(name -> UnnamedLogs.reason(place, name, SignedHours.fromRow(row), folders::holds))
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
