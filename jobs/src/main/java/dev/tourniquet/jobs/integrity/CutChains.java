package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.UnnamedLogs;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Chains whose newest digests are gone, told by those of the same trail in other regions. */
final class CutChains {
  private static final Field END = required("end", TimestampType, "Of its last signed digest.");
  private static final Field NEWEST =
      required("newest", TimestampType, "End of the last one of the trail in any region.");

  private CutChains() {}

  /** Facts of the chains → rows of log_integrity of the kind gap. */
  static Dataset<Row> of(Dataset<Row> chains) {
    String[] trail = {
      LogIntegrity.ROOT.name(), LogIntegrity.ACCOUNT.name(), LogIntegrity.TRAIL.name()
    };
    Dataset<Row> ends = chains
        .where(LogIntegrity.is(IntegrityFact.Kind.SIGNED))
        .groupBy(
            LogIntegrity.ROOT.col(),
            LogIntegrity.ACCOUNT.col(),
            LogIntegrity.TRAIL.col(),
            LogIntegrity.REGION.col())
        .agg(END.is(max(LogIntegrity.TO.col())));
    Dataset<Row> newest = ends.groupBy(
            LogIntegrity.ROOT.col(), LogIntegrity.ACCOUNT.col(), LogIntegrity.TRAIL.col())
        .agg(NEWEST.is(max(END.col())));
    FilterFunction<Row> cut = row -> UnnamedLogs.isCutOff(end(row), newest(row));
    MapFunction<Row, Row> told =
        row -> FactRows.row(FactRows.Chain.of(row), IntegrityFact.ended(end(row), newest(row)));
    return ends.join(newest, trail)
        .filter(cut)
        .map(told, Encoders.row(LogIntegrity.TABLE.schema()));
  }

  private static Instant end(Row row) {
    return row.getAs(END.name());
  }

  private static Instant newest(Row row) {
    return row.getAs(NEWEST.name());
  }
}
