package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.triage.ResourceFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The writes that the resources of a case are folded from: of a bucket that is written to all day, its policies first. */
final class CaseWrites {
  private static final Field FOLLOWED =
      required("followed", LongType, "How many calls there are that change or relate it.");

  private static final Column IS_FOLLOWED =
      ResourceWrites.operation(EventEntities.EVENT_NAME).isInCollection(ResourceFile.followed());

  private CaseWrites() {}

  /** writes → the most that count, nearest in time: what changes or relates a resource before everything else. */
  static Dataset<Row> nearest(Dataset<Row> writes) {
    var ofResource =
        Window.partitionBy(CaseParts.CASE.col(), CaseParts.PART.col(), CaseCalls.OF.col());
    return CaseCalls.nearest(
        writes.withColumn(FOLLOWED.name(), count_if(IS_FOLLOWED).over(ofResource)),
        IS_FOLLOWED.desc(),
        FOLLOWED,
        EventEntities.PRINCIPAL);
  }

  /** nearest → how many calls that count each resource has beyond those, as parts. */
  static Dataset<Row> leftOut(Dataset<Row> nearest) {
    Column more = max(FOLLOWED.col()).minus(CaseCalls.MOST_WRITES);
    return nearest
        .groupBy(CaseParts.CASE.col(), CaseParts.OF.col())
        .agg(more.as("calls"))
        .where("calls > 0")
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.LEFT_OUT.name())),
            CaseParts.OF.col(),
            CaseParts.PAYLOAD.is(to_json(struct("calls"))));
  }
}
