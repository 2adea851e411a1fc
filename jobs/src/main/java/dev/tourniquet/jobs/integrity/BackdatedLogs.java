package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.TrailObject;
import dev.tourniquet.integrity.UnnamedLogs;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.ObjectKind;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.ObjectNames;
import java.time.Instant;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Logs that no digest names and need not, by the time in their names, though what was read from them is newer: they were put
 * there under an old name.
 */
final class BackdatedLogs {
  private static final Field PLACE = required("place", StringType, "Root, by one scheme.");

  private BackdatedLogs() {}

  /** log_integrity × files → rows of log_integrity of the kind gap. */
  static Dataset<Row> of(Dataset<Row> integrity, Dataset<Row> files) {
    FilterFunction<Row> backdated = BackdatedLogs::isBackdated;
    MapFunction<Row, Row> told = BackdatedLogs::told;
    Dataset<Row> suspects = files
        .where(Files.KIND
            .col()
            .equalTo(ObjectKind.LOG.name())
            .and(Files.LAST_EVENT.col().isNotNull()))
        .filter(backdated)
        .map(told, Encoders.row(LogIntegrity.TABLE.schema()))
        .withColumn(ObjectNames.NAME.name(), ObjectNames.same(LogIntegrity.OBJECT.col()))
        .withColumn(PLACE.name(), ObjectNames.same(LogIntegrity.ROOT.col()));
    Dataset<Row> known = integrity
        .where(LogIntegrity.OBJECT.col().isNotNull())
        .select(ObjectNames.of(LogIntegrity.OBJECT));
    return suspects
        .join(known, new String[] {ObjectNames.NAME.name()}, "left_anti")
        .join(
            parts(integrity),
            new String[] {PLACE.name(), LogIntegrity.ACCOUNT.name(), LogIntegrity.REGION.name()},
            "left_semi")
        .select(LogIntegrity.TABLE.columns());
  }

  /** Where logs were let pass by the time in their names. */
  private static Dataset<Row> parts(Dataset<Row> integrity) {
    Column letPass = LogIntegrity.is(IntegrityFact.Kind.GAP)
        .and(LogIntegrity.REASON
            .col()
            .isin(GapReason.BEFORE_FIRST_DIGEST.word(), GapReason.AFTER_LAST_DIGEST.word()));
    return integrity
        .where(letPass)
        .select(
            PLACE.is(ObjectNames.same(LogIntegrity.ROOT.col())),
            LogIntegrity.ACCOUNT.col(),
            LogIntegrity.REGION.col());
  }

  private static boolean isBackdated(Row file) {
    Instant last = file.getAs(Files.LAST_EVENT.name());
    return TrailObject.of(file.getAs(Files.OBJECT.name()))
        .filter(name -> UnnamedLogs.isBackdated(name, last))
        .isPresent();
  }

  private static Row told(Row file) {
    String object = file.getAs(Files.OBJECT.name());
    TrailObject name = TrailObject.of(object).orElseThrow();
    return FactRows.unnamed(name, KeyPlace.of(object), object);
  }
}
