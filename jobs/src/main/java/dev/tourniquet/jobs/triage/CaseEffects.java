package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What calls did to the resource of each case: the rows that its states and changes are folded from as well. */
final class CaseEffects {
  private static final Field RANK = required("rank", IntegerType, "Its place, the newest first.");
  static final Field ALL = required("all", LongType, "How many the resource has.");

  private CaseEffects() {}

  /** candidates × resource_writes → what was done until a time, as parts; of more than are folded, the newest. */
  static Dataset<Row> parts(Dataset<Row> candidates, Dataset<Row> writes, Instant asOf) {
    var ofCase = Window.partitionBy(CaseParts.CASE.col());
    var newest = ofCase.orderBy(
        ResourceWrites.TIME.col().desc(),
        ResourceWrites.EVENT.col().desc(),
        ResourceWrites.ATTRIBUTE.col().desc(),
        ResourceWrites.OP.col().desc(),
        ResourceWrites.VALUE.col().desc());
    Column effect = to_json(struct(
        ResourceWrites.RESOURCE.col(),
        ResourceWrites.ATTRIBUTE.col(),
        ResourceWrites.OP.col(),
        ResourceWrites.VALUE.col(),
        ResourceWrites.TIME.col(),
        ResourceWrites.EVENT.col(),
        ResourceWrites.CALL.col(),
        ResourceWrites.PRINCIPAL.col(),
        ALL.col()));
    return candidates
        .select(CaseParts.CASE.col(), ResourceWrites.RESOURCE.is(Triggers.RESOURCE.col()))
        .join(
            writes.where(ResourceWrites.TIME.col().leq(lit(asOf))),
            new String[] {ResourceWrites.RESOURCE.name()})
        .withColumn(ALL.name(), count(lit(1)).over(ofCase))
        .withColumn(RANK.name(), row_number().over(newest))
        .where(RANK.col().leq(ResourceFold.MOST_CHANGES))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.EFFECT.name())),
            CaseParts.OF.is(ResourceWrites.RESOURCE.col()),
            CaseParts.PAYLOAD.is(effect));
  }
}
