package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.integrity.AsRead;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.lake.ObjectNames;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The log objects that the events of each case were read from, and what their digests prove. */
final class CaseEvidence {
  /** Objects that a page names; it tells how many more there are. */
  static final int MOST_OBJECTS = 100;

  private static final String[] ID = {
    Events.DAY.name(), Events.ACCOUNT.name(), Events.EVENT_ID.name()
  };
  private static final String[] SHOWN = {
    "object", "account", "region", "from", "to", "events", "sha256", "integrity", "total"
  };

  private CaseEvidence() {}

  /**
   * picked × events × files × log_integrity → a part for each object.
   *
   * @param integrity held against what was read: {@link AsRead}
   */
  static Dataset<Row> objects(
      Dataset<Row> picked, Dataset<Row> events, Dataset<Row> files, Dataset<Row> integrity) {
    var ofCase = Window.partitionBy(CaseParts.CASE.col());
    var mostFirst = ofCase.orderBy(
        col("leads").desc(),
        col("events").desc(),
        Events.OBJECT.col(),
        Events.BATCH.col(),
        col("region"));
    Dataset<Row> cited = picked
        .groupBy(
            CaseParts.CASE.col(), Events.DAY.col(), Events.ACCOUNT.col(), Events.EVENT_ID.col())
        .agg(max(CaseParts.PART.col().equalTo(Part.TRIGGER.name())).as("leads"));
    Dataset<Row> objects = events
        .select(
            Events.DAY.col(),
            Events.ACCOUNT.col(),
            Events.EVENT_ID.col(),
            Events.AWS_REGION.col(),
            Events.EVENT_TIME.col(),
            Events.OBJECT.col(),
            Events.BATCH.col())
        .join(cited, ID)
        .groupBy(
            CaseParts.CASE.col(),
            Events.OBJECT.col(),
            Events.BATCH.col(),
            Events.ACCOUNT.col(),
            coalesce(Events.AWS_REGION.col(), lit("")).as("region"))
        .agg(
            min(Events.EVENT_TIME.col()).as("from"),
            max(Events.EVENT_TIME.col()).as("to"),
            count(lit(1)).as("events"),
            max(col("leads")).as("leads"));
    return objects
        .withColumn("total", count(lit(1)).over(ofCase))
        .withColumn("rank", row_number().over(mostFirst))
        .where(col("rank").leq(MOST_OBJECTS))
        .join(hashes(files), new String[] {Events.OBJECT.name(), Events.BATCH.name()}, "left")
        .withColumn(ObjectNames.NAME.name(), ObjectNames.same(Events.OBJECT.col()))
        .join(proofs(integrity), ObjectNames.NAME.name(), "left")
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.EVIDENCE.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(struct(java.util.Arrays.stream(SHOWN)
                .map(name -> col(name))
                .toArray(org.apache.spark.sql.Column[]::new)))));
  }

  /** Of what was read, whatever lies in the bucket now: an object that was replaced was read once more, by another batch. */
  private static Dataset<Row> hashes(Dataset<Row> files) {
    return files.select(
        Events.OBJECT.is(Files.OBJECT.col()),
        Events.BATCH.is(Files.BATCH.col()),
        Files.CONTENT_SHA256.col().as("sha256"));
  }

  /** Where several answers are held of one object, by several schemes or chains, the gravest. */
  private static Dataset<Row> proofs(Dataset<Row> integrity) {
    return integrity
        .where(LogIntegrity.OBJECT.col().isNotNull())
        .groupBy(ObjectNames.of(LogIntegrity.OBJECT))
        .agg(AsRead.gravest().as("integrity"));
  }
}
