package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/** The resource of each case and those it came from, with what is held of each. */
final class CaseResources {
  /** Image → snapshot → volume → instance is three steps; a copied image is one more. */
  private static final int MOST_STEPS = 4;

  /** Related resources of one case. */
  private static final int MOST_RELATED = 25;

  /** Answers about one resource, the newest and as many nearest to the call: {@code ResourceFold} takes twice as many. */
  static final int MOST_ITEMS = 200;

  /** Principals and ties are ends of relations of which no call and no inventory holds anything. */
  private static final String NO_RESOURCE = "^(principal|tie)\\|";

  static final Field RESOURCE = Triggers.RESOURCE;
  private static final String STEP = "step";
  private static final String NEXT = "next";
  private static final String FIRST = "firstRelated";
  private static final String LAST = "lastRelated";
  private static final String AWAY = "secondsAway";
  private static final Field BEYOND =
      required("beyond", LongType, "Resources of the case that are too many to hold.");
  private static final String NEWEST = "newest";
  private static final String NEAREST = "nearest";

  private CaseResources() {}

  /** candidates × edges → the resource of each case and what it leads to, child to parent. */
  static Dataset<Row> reached(Dataset<Row> candidates, Dataset<Row> edges, Instant asOf) {
    Dataset<Row> ways = edges
        .where(ResourceEdges.TIME.col().leq(lit(asOf)))
        .where(not(ResourceEdges.PARENT.col().rlike(NO_RESOURCE)))
        .select(
            RESOURCE.is(ResourceEdges.CHILD.col()),
            ResourceEdges.PARENT.col().as(NEXT),
            ResourceEdges.TIME.col())
        .groupBy(RESOURCE.col(), col(NEXT))
        .agg(
            min(ResourceEdges.TIME.col()).as(FIRST),
            max(ResourceEdges.TIME.col()).as(LAST))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> reached = candidates.select(
        CaseParts.CASE.col(),
        RESOURCE.col(),
        CaseCalls.AROUND.is(Triggers.EVENT_TIME.col()),
        lit(0).as(STEP),
        lit(0L).as(AWAY));
    Dataset<Row> frontier = reached;
    for (int step = 1; step <= MOST_STEPS; step++) {
      frontier = frontier
          .join(ways, RESOURCE.name())
          .select(
              CaseParts.CASE.col(),
              RESOURCE.is(col(NEXT)),
              CaseCalls.AROUND.col(),
              lit(step).as(STEP),
              least(away(FIRST), away(LAST)).as(AWAY))
          .groupBy(CaseParts.CASE.col(), RESOURCE.col(), CaseCalls.AROUND.col(), col(STEP))
          .agg(min(AWAY).as(AWAY));
      reached = reached.union(frontier);
    }
    return nearest(reached)
        .union(callers(candidates).withColumn(BEYOND.name(), lit(0L)))
        .groupBy(CaseParts.CASE.col(), RESOURCE.col(), CaseCalls.AROUND.col())
        .agg(BEYOND.is(max(BEYOND.col())));
  }

  private static Column away(String time) {
    return abs(unix_seconds(col(time)).minus(unix_seconds(CaseCalls.AROUND.col())));
  }

  /** reached → how many resources each case has beyond those, as parts. */
  static Dataset<Row> beyond(Dataset<Row> reached) {
    return reached
        .groupBy(CaseParts.CASE.col())
        .agg(max(BEYOND.col()).as("resources"))
        .where("resources > 0")
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.BEYOND.name())),
            CaseParts.OF.is(lit("")),
            CaseParts.PAYLOAD.is(to_json(struct("resources"))));
  }

  /** The caller belongs to the case as well: what AWS holds of it, and what was done to it since. */
  private static Dataset<Row> callers(Dataset<Row> candidates) {
    return candidates
        .where(Triggers.CALLER.col().notEqual(""))
        .select(
            CaseParts.CASE.col(),
            RESOURCE.is(Triggers.CALLER.col()),
            CaseCalls.AROUND.is(Triggers.EVENT_TIME.col()));
  }

  /** writes × candidates → those writes that name the caller of their case. */
  static Dataset<Row> ofCallers(Dataset<Row> writes, Dataset<Row> candidates) {
    Dataset<Row> callers =
        callers(candidates).select(CaseParts.CASE.col(), CaseCalls.OF.is(RESOURCE.col()));
    return writes.join(
        callers, new String[] {CaseParts.CASE.name(), CaseCalls.OF.name()}, "left_semi");
  }

  /** By name, those that AWS lists first would push out what the attacker touched. */
  private static Dataset<Row> nearest(Dataset<Row> reached) {
    var ofCase = Window.partitionBy(CaseParts.CASE.col());
    var byStep = ofCase.orderBy(STEP, AWAY, RESOURCE.name());
    return reached
        .groupBy(CaseParts.CASE.col(), RESOURCE.col())
        .agg(
            CaseCalls.AROUND.is(first(CaseCalls.AROUND.col())),
            min(STEP).as(STEP),
            min(AWAY).as(AWAY))
        .withColumn("rank", row_number().over(byStep))
        .withColumn(BEYOND.name(), count(lit(1)).over(ofCase).minus(MOST_RELATED + 1))
        .where(col("rank").leq(MOST_RELATED + 1))
        .select(CaseParts.CASE.col(), RESOURCE.col(), CaseCalls.AROUND.col(), BEYOND.col());
  }

  /** reached → the successful changes of each resource, to be pivoted on. */
  static Dataset<Row> wanted(Dataset<Row> reached) {
    return reached.select(
        CaseParts.CASE.col(),
        CaseParts.PART.is(lit(Part.RESOURCE_WRITE.name())),
        CaseCalls.KIND.is(lit("resource")),
        CaseCalls.KEY.is(RESOURCE.col()),
        CaseCalls.OF.is(RESOURCE.col()),
        CaseCalls.AROUND.col(),
        CaseCalls.MOST.is(lit(CaseCalls.MOST_WRITES)));
  }

  /**
   * reached × inventory → what AWS answered about each resource: of many answers, as of one that is collected every hour, the
   * newest, which say how it is, and those nearest to the call.
   */
  static Dataset<Row> items(Dataset<Row> reached, Dataset<Row> inventory, Instant asOf) {
    var resource = Window.partitionBy(CaseParts.CASE.col(), RESOURCE.col());
    Column taken = Inventory.TAKEN_AT.col();
    Column distance = abs(unix_seconds(taken).minus(unix_seconds(CaseCalls.AROUND.col())));
    Column[] same = {taken.desc(), Inventory.OPERATION.col(), Inventory.ITEM.col()};
    return reached
        .join(known(inventory, asOf), reached.col(RESOURCE.name()).equalTo(Inventory.KEY.col()))
        .withColumn(NEWEST, row_number().over(resource.orderBy(same)))
        .withColumn(NEAREST, row_number().over(resource.orderBy(then(distance, same))))
        .where(col(NEWEST).leq(MOST_ITEMS).or(col(NEAREST).leq(MOST_ITEMS)))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.RESOURCE_ITEM.name())),
            CaseParts.OF.is(RESOURCE.col()),
            CaseParts.PAYLOAD.is(to_json(struct(Inventory.ITEMS.columns()))));
  }

  private static Column[] then(Column first, Column... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(Column[]::new);
  }

  /** What AWS had answered by then. */
  static Dataset<Row> known(Dataset<Row> inventory, Instant asOf) {
    return inventory.where(Inventory.TAKEN_AT.col().leq(lit(asOf)));
  }

  /** Only what changed something, and took effect, belongs to a resource's file. */
  static Dataset<Row> changes(Dataset<Row> entities) {
    return entities.where(EventEntities.READ_ONLY
        .col()
        .equalTo(false)
        .and(EventEntities.OUTCOME.col().equalTo("OK")));
  }
}
