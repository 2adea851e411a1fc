package dev.tourniquet.jobs.integrity;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.ObjectNames;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@code verify} found, held against what {@code ingest} had read: a log that is whole in the bucket proves nothing
 * of events that came from other bytes.
 */
public final class AsRead {
  /** Status of a log whose content is what its digest names, while other content was read. */
  public static final String NOT_AS_READ = "not-as-read";

  private AsRead() {}

  /** The answers of {@code verify} about what this lake holds. */
  public static Dataset<Row> of(Lake lake) {
    return of(lake.read(LogIntegrity.TABLE), lake.read(Files.TABLE));
  }

  /** log_integrity × files → log_integrity. */
  static Dataset<Row> of(Dataset<Row> integrity, Dataset<Row> files) {
    Dataset<Row> read = files.select(ObjectNames.of(Files.OBJECT), Files.CONTENT_SHA256.col());
    Column whole = LogIntegrity.is(IntegrityFact.Kind.LOG)
        .and(LogIntegrity.STATUS.col().equalTo(Status.VALID.word()));
    Column other = LogIntegrity.SHA256.col().notEqual(Files.CONTENT_SHA256.col());
    return integrity
        .withColumn(ObjectNames.NAME.name(), ObjectNames.same(LogIntegrity.OBJECT.col()))
        .join(read, new String[] {ObjectNames.NAME.name()}, "left")
        .withColumn(
            LogIntegrity.STATUS.name(),
            when(whole.and(other), lit(NOT_AS_READ)).otherwise(LogIntegrity.STATUS.col()))
        .select(LogIntegrity.TABLE.columns());
  }
}
