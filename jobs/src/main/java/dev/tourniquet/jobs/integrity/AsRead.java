package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectNames;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@code verify} found, held against what {@code ingest} had read: a log that is whole in the bucket proves nothing
 * of events that came from other bytes.
 */
final class AsRead {
  /** Status of a log whose content is what its digest names, while other content was read. */
  public static final String NOT_AS_READ = "not-as-read";

  private static final Field LEAST =
      optional("least", StringType, "The first of the hashes of what was read, by its digits.");
  private static final Field MOST = optional("most", StringType, "The last of them.");

  private AsRead() {}

  /** The answers of {@code verify} about what this lake holds. */
  public static Dataset<Row> of(Lake lake) {
    Dataset<Row> integrity = lake.read(LogIntegrity.TABLE);
    Dataset<Row> files = lake.read(Files.TABLE);
    return of(integrity, files).union(BackdatedLogs.of(integrity, files));
  }

  /** Of several answers about one object the one to show: a doubt is not lifted by another answer. */
  public static Column gravest() {
    Column answer = coalesce(LogIntegrity.STATUS.col(), LogIntegrity.REASON.col());
    Column rank = when(answer.equalTo(Status.MODIFIED.word()), 0)
        .when(answer.equalTo(NOT_AS_READ), 1)
        .when(answer.equalTo(Status.VALID.word()), 3)
        .otherwise(2);
    return min_by(answer, struct(rank, answer));
  }

  /** log_integrity × files → log_integrity. */
  static Dataset<Row> of(Dataset<Row> integrity, Dataset<Row> files) {
    // An object that was replaced by one of another size was read twice: either may be the other
    // content.
    Dataset<Row> read = files
        .groupBy(ObjectNames.of(Files.OBJECT))
        .agg(LEAST.is(min(Files.CONTENT_SHA256.col())), MOST.is(max(Files.CONTENT_SHA256.col())));
    Column whole = LogIntegrity.is(IntegrityFact.Kind.LOG)
        .and(LogIntegrity.STATUS.col().equalTo(Status.VALID.word()));
    Column other = LogIntegrity.SHA256
        .col()
        .notEqual(LEAST.col())
        .or(LogIntegrity.SHA256.col().notEqual(MOST.col()));
    return integrity
        .withColumn(ObjectNames.NAME.name(), ObjectNames.same(LogIntegrity.OBJECT.col()))
        .join(read, new String[] {ObjectNames.NAME.name()}, "left")
        .withColumn(
            LogIntegrity.STATUS.name(),
            when(whole.and(other), lit(NOT_AS_READ)).otherwise(LogIntegrity.STATUS.col()))
        .select(LogIntegrity.TABLE.columns());
  }
}
