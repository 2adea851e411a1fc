package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.unix_seconds;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Whose permissions a case asks for: its caller's, and those of the roles that its resource carries. */
final class PermissionAsks {
  /** Different actions that a principal was seen doing. */
  private static final int MOST_ACTIONS = 1_000;

  /** Instance → profile → role; function → role; task definition → role. */
  private static final int MOST_STEPS = 2;

  private static final String[] CARRIES = {"HAS_PROFILE", "CONTAINS", "RUNS_AS"};
  private static final String ROLE = "AWS::IAM::Role|";
  private static final String AT = "at";

  private PermissionAsks() {}

  /**
   * The caller of each case.
   *
   * @param issuing parts with the calls that may have issued its session
   */
  static Dataset<Row> callers(
      Dataset<Row> candidates, Dataset<Row> entities, Dataset<Row> issuing) {
    Dataset<Row> issues = issuing
        .groupBy(CaseParts.CASE.col())
        .agg(PermissionPieces.ISSUING.is(collect_list(CaseParts.PAYLOAD.col())));
    return candidates
        .where(Triggers.CALLER_ARN.col().notEqual(""))
        .join(succeeded(candidates, entities), CaseParts.CASE.name(), "left")
        .join(issues, CaseParts.CASE.name(), "left")
        .select(ask(
            Part.PERMISSIONS,
            element_at(split(Triggers.CALLER_ARN.col(), lit(":")), lit(5)),
            Triggers.CALLER_ARN.col(),
            Triggers.EVENT_TIME.col(),
            Triggers.CREDENTIAL.col(),
            PermissionPieces.SUCCEEDED.col(),
            PermissionPieces.ISSUING.col()));
  }

  /** What each caller was seen doing until its call, as actions of IAM. */
  private static Dataset<Row> succeeded(Dataset<Row> candidates, Dataset<Row> entities) {
    Dataset<Row> callers = candidates.select(
        CaseParts.CASE.col(),
        Triggers.PRINCIPAL.col().as("of"),
        Triggers.EVENT_TIME.col().as(AT));
    Column action = concat(
        substring_index(EventEntities.EVENT_SOURCE.col(), ".", 1),
        lit(":"),
        EventEntities.EVENT_NAME.col());
    return entities
        .where(EventEntities.KIND.col().equalTo("identity"))
        .where(EventEntities.OUTCOME.col().equalTo("OK"))
        .join(callers, EventEntities.KEY.col().equalTo(col("of")))
        .where(EventEntities.EVENT_TIME.col().leq(col(AT)))
        .groupBy(CaseParts.CASE.col())
        .agg(PermissionPieces.SUCCEEDED.is(slice(collect_set(action), 1, MOST_ACTIONS)));
  }

  /** The roles that the resource of each case carried at the time of its call. */
  static Dataset<Row> carried(Dataset<Row> candidates, Dataset<Row> edges) {
    Dataset<Row> ways = edges
        .where(ResourceEdges.TYPE.col().isin((Object[]) CARRIES))
        .select(
            ResourceEdges.CHILD.col(),
            ResourceEdges.PARENT.col(),
            ResourceEdges.TYPE.col(),
            ResourceEdges.TIME.col(),
            ResourceEdges.CLOSES.col());
    Dataset<Row> at = candidates.select(
        CaseParts.CASE.col(), Triggers.RESOURCE.col().as("of"), Triggers.EVENT_TIME.col().as(AT));
    Dataset<Row> roles = at.where(lit(false));
    for (int step = 0; step < MOST_STEPS; step++) {
      at = step(at, ways);
      roles = roles.union(at.where(col("of").startsWith(ROLE)));
    }
    Column parts = split(col("of"), lit("\\|"));
    Column account = element_at(parts, lit(3));
    Column arn = concat(
        lit("arn:"), element_at(parts, lit(2)), lit(":iam::"), account, lit(":role/"), element_at(parts, lit(5)));
    return roles
        .distinct()
        .select(ask(
            Part.RESOURCE_PERMISSIONS, account, arn, col(AT), lit(""), array(), array()));
  }

  /** One step along the relation that held then; else, where nothing tells of then, the first one after it. */
  private static Dataset<Row> step(Dataset<Row> at, Dataset<Row> ways) {
    Column distance = abs(unix_seconds(ResourceEdges.TIME.col()).minus(unix_seconds(col(AT))));
    var nearest = Window.partitionBy(
            CaseParts.CASE.col(), ResourceEdges.CHILD.col(), ResourceEdges.TYPE.col())
        .orderBy(ResourceEdges.TIME.col().leq(col(AT)).desc(), distance, ResourceEdges.PARENT.col());
    return at.join(ways, col("of").equalTo(ResourceEdges.CHILD.col()))
        .withColumn("rank", row_number().over(nearest))
        .where(col("rank").equalTo(1).and(ResourceEdges.CLOSES.col().equalTo(false)))
        .select(CaseParts.CASE.col(), ResourceEdges.PARENT.col().as("of"), col(AT));
  }

  private static Column[] ask(
      Part part,
      Column account,
      Column arn,
      Column time,
      Column credential,
      Column succeeded,
      Column issuing) {
    return new Column[] {
      PermissionPieces.ACCOUNT.is(account),
      PermissionPieces.KIND.is(lit(PermissionPieces.ASK)),
      PermissionPieces.TIME.is(time),
      PermissionPieces.CASE.is(CaseParts.CASE.col()),
      PermissionPieces.PART.is(lit(part.name())),
      PermissionPieces.ARN.is(arn),
      PermissionPieces.CREDENTIAL.is(credential),
      PermissionPieces.PAYLOAD.is(lit(null)),
      PermissionPieces.SUCCEEDED.is(succeeded),
      PermissionPieces.ISSUING.is(issuing)
    };
  }
}
